// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.lab;

import chatmail.packaging.template.Placeholder;
import chatmail.packaging.template.Placeholders;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is written into the configuration files of one private relay.
 *
 * @param options for {@code chatmail.ini}, stronger than those from here
 */
record Settings(String domain, Layout layout, Endpoints endpoints, ServiceUser user, Map<String, String> options) {

    Settings {
        options = Map.copyOf(options);
    }

    /** The text of {@code chatmail.ini}. */
    String ini() {
        var all = new LinkedHashMap<String, String>();
        all.put("mail_domain", domain);
        all.put("mailboxes_dir", layout.mailboxes().toString());
        all.put("nocreate_file", layout.nocreate().toString());
        all.put("dkim_key_dir", layout.dkimKeys().toString());
        all.put("metrics_milter", "inet:" + endpoint(endpoints.milterMetrics()));
        all.put("metrics_doveauth", "inet:" + endpoint(endpoints.doveauthMetrics()));
        all.put("push_url", "");
        // A machine that builds and tests is busy, which is no reason to turn its own test users away.
        all.put("max_load_1m", "1000");
        all.putAll(options);
        var text = new StringBuilder("[params]\n");
        all.forEach((name, value) -> text.append(name + " = " + value + "\n"));
        return text.toString();
    }

    /** What stands for the placeholders in the templates. */
    Templates templates() {
        var values = new EnumMap<Placeholder, String>(Placeholder.class);
        values.put(Placeholder.DOMAIN, domain);
        values.put(Placeholder.MAIL_USER, user.name());
        values.put(Placeholder.MAIL_GROUP, user.group());
        values.put(Placeholder.MAIL_UID, Integer.toString(user.uid()));
        values.put(Placeholder.MAX_MESSAGE_SIZE, options.getOrDefault("max_message_size", "31457280"));
        values.putAll(Placeholders.quota(megabytes(options.getOrDefault("max_mailbox_size", "500M"))));
        values.putAll(Placeholders.connections(
                Integer.parseInt(options.getOrDefault("max_imap_connections", "10000")),
                Integer.parseInt(options.getOrDefault("max_smtp_connections", "1000"))));
        values.putAll(Placeholders.compression(Boolean.parseBoolean(options.getOrDefault("imap_compress", "false"))));
        values.putAll(Placeholders.internet(false));
        values.put(Placeholder.CHROOT, "n");
        values.put(Placeholder.SMTP, endpoint(endpoints.smtp()));
        values.put(Placeholder.SUBMISSION, endpoint(endpoints.submission()));
        values.put(Placeholder.SUBMISSIONS, endpoint(endpoints.submissions()));
        putPaths(values);
        return new Templates(Placeholders.of(values, ownValues()));
    }

    /** @param size such as 500M */
    private static long megabytes(String size) {
        return Long.parseLong(size.substring(0, size.length() - 1)) << 20;
    }

    private void putPaths(Map<Placeholder, String> values) {
        Map<Placeholder, Path> paths = Map.ofEntries(
                Map.entry(Placeholder.AUTH_SOCKET, layout.authSocket()),
                Map.entry(Placeholder.LASTLOGIN_SOCKET, layout.lastLoginSocket()),
                Map.entry(Placeholder.METADATA_SOCKET, layout.metadataSocket()),
                Map.entry(Placeholder.AUTH_LUA, layout.authLua()),
                Map.entry(Placeholder.PUSH_LUA, layout.pushLua()),
                Map.entry(Placeholder.MAILBOXES, layout.mailboxes()),
                Map.entry(Placeholder.EXPIRER, layout.expirerHook()),
                Map.entry(Placeholder.CONFIG, layout.config()),
                Map.entry(Placeholder.POSTFIX_QUEUE, layout.queue()),
                Map.entry(Placeholder.ETC, layout.postfixConfig()),
                Map.entry(Placeholder.TLS_CERT, layout.certificate()),
                Map.entry(Placeholder.TLS_CERT_DIRECTORY, layout.tls()),
                Map.entry(Placeholder.TLS_KEY, layout.certificateKey()),
                Map.entry(Placeholder.TLS_KEY_DIRECTORY, layout.tls()));
        paths.forEach((name, path) -> values.put(name, path.toString()));
    }

    /** For the files that only a private relay has. */
    private Map<String, String> ownValues() {
        return Map.of(
                "TREE", layout.tree().toString(),
                "JAVA_HOME", System.getProperty("java.home"),
                "POSTFIX_DATA", layout.postfixData().toString(),
                "DOVECOT_RUN", layout.dovecotRun().toString(),
                "LOGS", layout.logs().toString(),
                "IMAP_PORT", Integer.toString(endpoints.imap()),
                "IMAPS_PORT", Integer.toString(endpoints.imaps()));
    }

    private static String endpoint(int port) {
        return Endpoints.HOST + ":" + port;
    }
}
