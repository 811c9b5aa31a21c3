// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.setup;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where Postfix and Dovecot log to. Postfix cannot be told to name neither addresses nor clients, so their log is a
 * namespace of its own (systemd.exec(5), LogNamespace=), which journald keeps in memory, for a day at most.
 */
final class MailLog {

    private static final String UNITS = "/etc/systemd/system/";
    private static final String JOURNAL = "systemd-journald@chatmail.service";

    /** Its settings are read at a start only; what it has stays. */
    static final List<String> TAKE_UP = List.of("systemctl", "try-restart", JOURNAL);

    /** Path of the unit that ends the day of the log. */
    static final String TIMER = UNITS + "chatmail-log.timer";

    static final List<String> STOP_TIMER = List.of("systemctl", "stop", "chatmail-log.timer");

    /** When nobody writes to it any more. Its files are in /run/log, and an empty directory for them in /var/log. */
    static final List<List<String>> FORGET = List.of(
            List.of(
                    "systemctl",
                    "stop",
                    JOURNAL,
                    "systemd-journald@chatmail.socket",
                    "systemd-journald-varlink@chatmail.socket"),
            List.of("find", "/run/log", "/var/log", "-depth", "-path", "/*/log/journal/*.chatmail*", "-delete"));

    private MailLog() {}

    /** Path to template. What runs Postfix is postfix@-.service on Debian 12, and postfix.service on 13. */
    static Map<String, String> files() {
        var files = new TreeMap<String, String>();
        files.put("/etc/systemd/journald@chatmail.conf", "journald@chatmail.conf");
        for (var unit : List.of("dovecot", "postfix", "postfix@-")) {
            files.put(UNITS + unit + ".service.d/chatmail-log.conf", "chatmail-log.conf");
        }
        for (var unit : List.of("chatmail-log.service", "chatmail-log.timer")) {
            files.put(UNITS + unit, unit);
        }
        return files;
    }
}
