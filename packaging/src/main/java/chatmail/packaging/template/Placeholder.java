// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.template;

/** What the templates for Postfix and Dovecot in {@code share/} leave open, as {@code @NAME@}. */
public enum Placeholder {
    /** Domain of the relay. */
    DOMAIN,
    /** Path of {@code chatmail.ini}. */
    CONFIG,
    /** Directory of the tables that Postfix reads. */
    ETC,
    /** Path of the certificate chain. */
    TLS_CERT,
    /** Path of its key. */
    TLS_KEY,
    /** Directory of the certificate chain. */
    TLS_CERT_DIRECTORY,
    /** That of its key. */
    TLS_KEY_DIRECTORY,
    /** User that the mailboxes belong to. */
    MAIL_USER,
    /** Its group. */
    MAIL_GROUP,
    /** Its number. */
    MAIL_UID,
    /** Directory of the mailboxes. */
    MAILBOXES,
    /** Most octets of a message. */
    MAX_MESSAGE_SIZE,
    /** Most a mailbox may hold, as Dovecot writes sizes. */
    MAX_MAILBOX_SIZE,
    /** What the expirer leaves of a mailbox that is nearly full, in MiB. */
    QUOTA_TARGET_MB,
    /** Most IMAP connections at a time. */
    MAX_IMAP_CONNECTIONS,
    /** Most clients of a process of Dovecot that serves all connections, of IMAP and SMTP. */
    DOVECOT_CLIENTS,
    /** Most connections at a time to each SMTP service. */
    MAX_SMTP_CONNECTIONS,
    /** Most of them from one address. */
    SMTP_CONNECTIONS_OF_ONE,
    /** Dovecot 2.3's plugin that compresses, or nothing. */
    IMAP_ZLIB,
    /** Whether IMAP offers compression, {@code yes} or {@code no}. */
    IMAP_COMPRESS,
    /** What Postfix speaks, {@code all} or {@code ipv4}. */
    INET_PROTOCOLS,
    /** Where Dovecot listens. */
    LISTEN,
    /** Dovecot's script that asks doveauth. */
    AUTH_LUA,
    /** Where it asks. */
    AUTH_SOCKET,
    /** Where Dovecot reports logins. */
    LASTLOGIN_SOCKET,
    /** Where it asks for METADATA, and tells of deliveries. */
    METADATA_SOCKET,
    /** Its script that tells of deliveries. */
    PUSH_LUA,
    /** The expirer's program. */
    EXPIRER,
    /** Postfix's queue directory, which holds its sockets. */
    POSTFIX_QUEUE,
    /** Whether Postfix's services run in a chroot, {@code y} or {@code n}. */
    CHROOT,
    /** Name or endpoint of the service for other servers. */
    SMTP,
    /** Of that for users, STARTTLS. */
    SUBMISSION,
    /** Of that for users, TLS from the first byte. */
    SUBMISSIONS
}
