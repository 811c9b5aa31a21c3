// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.lab;

import java.nio.file.Path;
import java.util.HashMap;
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
        var values = new HashMap<String, String>();
        values.put("DOMAIN", domain);
        values.put("MAIL_USER", user.name());
        values.put("MAIL_GROUP", user.group());
        values.put("MAIL_UID", Integer.toString(user.uid()));
        values.put("MAX_MESSAGE_SIZE", options.getOrDefault("max_message_size", "31457280"));
        putQuota(values, options.getOrDefault("max_mailbox_size", "500M"));
        values.put("CHROOT", "n");
        values.put("JAVA_HOME", System.getProperty("java.home"));
        putPaths(values);
        values.put("SMTP", endpoint(endpoints.smtp()));
        values.put("SUBMISSION", endpoint(endpoints.submission()));
        values.put("SUBMISSIONS", endpoint(endpoints.submissions()));
        values.put("IMAP_PORT", Integer.toString(endpoints.imap()));
        values.put("IMAPS_PORT", Integer.toString(endpoints.imaps()));
        return new Templates(values);
    }

    /** @param size in megabytes, such as 500M */
    private static void putQuota(Map<String, String> values, String size) {
        values.put("MAX_MAILBOX_SIZE", size);
        int megabytes = Integer.parseInt(size.substring(0, size.length() - 1));
        values.put("QUOTA_TARGET_MB", Integer.toString(megabytes * 70 / 100));
    }

    private void putPaths(Map<String, String> values) {
        Map<String, Path> paths = Map.ofEntries(
                Map.entry("AUTH_SOCKET", layout.authSocket()),
                Map.entry("LASTLOGIN_SOCKET", layout.lastLoginSocket()),
                Map.entry("AUTH_LUA", layout.authLua()),
                Map.entry("MAILBOXES", layout.mailboxes()),
                Map.entry("EXPIRER", layout.expirerHook()),
                Map.entry("CONFIG", layout.config()),
                Map.entry("TREE", layout.tree()),
                Map.entry("POSTFIX_QUEUE", layout.queue()),
                Map.entry("POSTFIX_DATA", layout.postfixData()),
                Map.entry("ETC", layout.postfixConfig()),
                Map.entry("DOVECOT_RUN", layout.dovecotRun()),
                Map.entry("LOGS", layout.logs()),
                Map.entry("TLS_CERT", layout.certificate()),
                Map.entry("TLS_KEY", layout.certificateKey()));
        paths.forEach((name, path) -> values.put(name, path.toString()));
    }

    private static String endpoint(int port) {
        return Endpoints.HOST + ":" + port;
    }
}
