// SPDX-License-Identifier: Apache-2.0
package chatmail.common.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Every option of the section {@code [params]}: its default as one would write it, and what it means. */
public enum Option {
    MAIL_DOMAIN("", "domain of the relay's addresses; required"),
    MAILBOXES_DIR("", "where the mailboxes are; default: /var/lib/chatmail/mail/ and the mail domain"),
    MAX_USER_SEND_PER_MINUTE("60", "messages an address may send per minute"),
    MAX_USER_SEND_BURST_SIZE("10", "messages an address may send at once before the rate counts"),
    MAX_MESSAGE_SIZE("31457280", "largest message, in bytes"),
    MAX_MAILBOX_SIZE("500M", "room for the mail of one address"),
    DELETE_MAILS_AFTER("20", "days after which every message is deleted"),
    DELETE_LARGE_AFTER("7", "days after which a seen message of more than 200,000 bytes is deleted"),
    DELETE_INACTIVE_USERS_AFTER("90", "days without a login after which an address is deleted"),
    USERNAME_MIN_LENGTH("9", "fewest characters before the @ of a new address"),
    USERNAME_MAX_LENGTH("9", "most characters before the @ of a new address"),
    PASSWORD_MIN_LENGTH("9", "fewest characters of a new address's password"),
    NOCREATE_FILE("/etc/chatmail-nocreate", "while this file exists no address is created"),
    MAX_LOAD_1M("5", "no address is created while the one-minute load is above this"),
    MIN_AVAILABLE_MEMORY("200M", "no address is created while less memory is available"),
    MIN_FREE_DISK_SPACE("1G", "no address is created while less disk is free"),
    MAX_IMAP_CONNECTIONS("10000", "IMAP connections at a time"),
    MAX_SMTP_CONNECTIONS("1000", "SMTP connections at a time"),
    SECUREJOIN_CLEARTEXT("true", "whether old clients' clear-text contact requests pass"),
    IP_LITERAL_SENDERS("true", "whether a sender at an IP address passes without DKIM, from that address"),
    DKIM_SELECTOR("chatmail", "selector of the key that signs"),
    DKIM_KEY_DIR("/etc/chatmail/dkim", "directory of the signing keys, SELECTOR.private"),
    DNS_SERVERS("", "resolvers as host:port, separated by commas; default: the system's"),
    DNS_TIMEOUT("60s", "longest wait for all DNS answers a message needs"),
    METRICS_MILTER("inet:127.0.0.1:9642", "where the milter serves its metrics; empty: nowhere"),
    METRICS_DOVEAUTH("inet:127.0.0.1:9643", "where doveauth serves its metrics; empty: nowhere"),
    PUSH_URL("https://notifications.delta.chat/notify", "where push notifications go; empty: nowhere"),
    HTTP_LISTEN("inet:127.0.0.1:9644", "where doveauth answers requests for new addresses"),
    TLS_EXTERNAL_CERT_AND_KEY("", "certificate file and key file, separated by a blank"),
    IMAP_COMPRESS("false", "whether IMAP offers compression"),
    IROH_RELAY("", "URL of the peer-to-peer relay told to clients"),
    TURN_SOCKET_PATH("", "socket that hands out TURN credentials"),
    WWW_FOLDER("", "directory of web pages that replace ours"),
    PRIVACY_MAIL("", "mail address for privacy questions, for the web page"),
    PRIVACY_POSTAL("", "postal address for privacy questions, for the web page"),
    PRIVACY_PDO("", "privacy data officer, for the web page"),
    PRIVACY_SUPERVISOR("", "supervising authority, for the web page"),
    DISABLE_IPV6("false", "whether to use IPv4 only");

    private final String fallback;
    private final String meaning;

    Option(String fallback, String meaning) {
        this.fallback = fallback;
        this.meaning = meaning;
    }

    /** The name in the file. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The value when the file has none, as it would stand in the file. */
    public String fallback() {
        return fallback;
    }

    /** Half a sentence for people. */
    public String meaning() {
        return meaning;
    }

    static Optional<Option> named(String key) {
        return Arrays.stream(values())
                .filter(option -> option.key().equals(key))
                .findFirst();
    }
}
