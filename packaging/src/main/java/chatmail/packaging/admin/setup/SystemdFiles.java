// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.setup;

import static java.nio.charset.StandardCharsets.UTF_8;

import chatmail.common.config.ChatmailConfig;
import chatmail.packaging.admin.host.Host;
import chatmail.packaging.template.Placeholders;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What systemd has to know beyond the units of the packages; beside the log, only where the configuration asks for it. */
final class SystemdFiles {

    /** Reloads what shows a certificate that somebody else renews. */
    static final String CERTIFICATE_WATCH = "chatmail-certificate.path";

    private static final String DIRECTORY = "/etc/systemd/system/";
    private static final List<String> CERTIFICATE_UNITS = List.of(CERTIFICATE_WATCH, "chatmail-certificate.service");

    /** All that the units of the packages let them write. */
    private static final Path MAILBOXES = Path.of("/var/lib/chatmail/mail");

    private static final List<String> DAEMONS = List.of("chatmail-doveauth", "chatmail-expirer", "chatmail-milter");

    private final Host host;

    SystemdFiles(Host host) {
        this.host = host;
    }

    /** Where the certificate's watch lies. */
    static String certificateWatch() {
        return DIRECTORY + CERTIFICATE_WATCH;
    }

    /** Path to content of every file that is needed. */
    Map<String, byte[]> wanted(ChatmailConfig config, Placeholders placeholders) throws IOException {
        var wanted = new LinkedHashMap<String, byte[]>();
        for (var file : MailLog.files().entrySet()) {
            wanted.put(file.getKey(), filled(file.getValue(), placeholders));
        }
        if (config.web().certificate().isPresent()) {
            for (var unit : CERTIFICATE_UNITS) {
                wanted.put(DIRECTORY + unit, filled(unit, placeholders));
            }
        }
        if (!config.storage().mailboxesDir().startsWith(MAILBOXES)) {
            for (var daemon : DAEMONS) {
                wanted.put(DIRECTORY + daemon + ".service.d/mailboxes.conf", filled("mailboxes.conf", placeholders));
            }
        }
        return wanted;
    }

    private byte[] filled(String name, Placeholders placeholders) throws IOException {
        return placeholders.fill(host.shared("systemd/" + name)).getBytes(UTF_8);
    }
}
