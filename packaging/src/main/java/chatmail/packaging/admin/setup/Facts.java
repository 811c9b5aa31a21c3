// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.setup;

import chatmail.common.config.ChatmailConfig;
import chatmail.packaging.admin.host.User;
import chatmail.packaging.template.Placeholder;
import chatmail.packaging.template.Placeholders;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/**
 * What configuration and host say about the values of all placeholders.
 *
 * @param configFile as the running system sees it, as all paths here
 * @param mail the user that the mailboxes belong to
 * @param expirer its program
 * @param postfixQueue Postfix's queue directory
 * @param chroot whether Postfix's services run in a chroot
 */
record Facts(ChatmailConfig config, Path configFile, User mail, Path expirer, Path postfixQueue, String chroot) {

    /** Where the tables and the scripts go that Postfix and Dovecot read. */
    static final String ETC = "/etc/chatmail";

    private static final String AUTH_LUA = ETC + "/dovecot-auth.lua";
    private static final String PUSH_LUA = ETC + "/dovecot-push.lua";

    private static final String DOVEAUTH = "/run/chatmail-doveauth/";

    Placeholders placeholders() {
        var values = new EnumMap<Placeholder, String>(Placeholder.class);
        values.put(Placeholder.DOMAIN, config.mailDomain());
        values.put(Placeholder.CONFIG, configFile.toString());
        values.put(Placeholder.ETC, ETC);
        var certificate = CertificateFiles.of(config);
        values.put(Placeholder.TLS_CERT, certificate.chain().toString());
        values.put(Placeholder.TLS_KEY, certificate.key().toString());
        values.put(
                Placeholder.TLS_CERT_DIRECTORY,
                String.valueOf(certificate.chain().getParent()));
        values.put(
                Placeholder.TLS_KEY_DIRECTORY, String.valueOf(certificate.key().getParent()));
        values.put(Placeholder.MAIL_USER, mail.name());
        values.put(Placeholder.MAIL_GROUP, mail.group());
        values.put(Placeholder.MAIL_UID, Integer.toString(mail.uid()));
        values.put(Placeholder.MAILBOXES, config.storage().mailboxesDir().toString());
        values.put(
                Placeholder.MAX_MESSAGE_SIZE,
                Long.toString(config.sending().maxMessageSize().bytes()));
        values.putAll(Placeholders.quota(config.storage().maxMailboxSize().bytes()));
        var connections = config.connections();
        values.putAll(Placeholders.connections(connections.imap(), connections.smtp()));
        values.putAll(Placeholders.compression(connections.imapCompress()));
        values.putAll(Placeholders.internet(connections.ipv6()));
        values.put(Placeholder.AUTH_LUA, AUTH_LUA);
        values.put(Placeholder.PUSH_LUA, PUSH_LUA);
        values.put(Placeholder.METADATA_SOCKET, DOVEAUTH + "metadata.sock");
        values.put(Placeholder.AUTH_SOCKET, DOVEAUTH + "auth.sock");
        values.put(Placeholder.LASTLOGIN_SOCKET, DOVEAUTH + "lastlogin.sock");
        values.put(Placeholder.EXPIRER, expirer.toString());
        values.put(Placeholder.POSTFIX_QUEUE, postfixQueue.toString());
        values.put(Placeholder.CHROOT, chroot);
        values.put(Placeholder.SMTP, "smtp");
        values.put(Placeholder.SUBMISSION, "submission");
        values.put(Placeholder.SUBMISSIONS, "submissions");
        return Placeholders.of(values, Map.of());
    }
}
