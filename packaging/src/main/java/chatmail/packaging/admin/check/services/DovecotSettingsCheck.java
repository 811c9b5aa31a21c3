// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.check.services;

import static java.nio.charset.StandardCharsets.UTF_8;

import chatmail.packaging.admin.check.Check;
import chatmail.packaging.admin.check.Outcome;
import chatmail.packaging.admin.host.Host;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Whether Dovecot goes by what our file says, or by one that it reads later. */
public record DovecotSettingsCheck(Host host) implements Check {

    private static final String OURS = "/etc/dovecot/conf.d/99-chatmail.conf";
    private static final Pattern SETTING = Pattern.compile("([a-z0-9_]+)\\s*=\\s*(.*?)\\s*");

    @Override
    public String name() {
        return "Dovecot settings";
    }

    @Override
    public List<Outcome> run() throws IOException {
        var wanted = settings(Files.readString(host.at(OURS)));
        var command = new ArrayList<>(List.of(
                "/usr/bin/doveconf", "-c", host.at("/etc/dovecot/dovecot.conf").toString()));
        command.addAll(wanted.keySet());
        var asked = host.run(command);
        if (!asked.good()) {
            return List.of(Outcome.fail("Dovecot cannot read them: " + asked.text(), "mend that line"));
        }
        var inForce = settings(new String(asked.output(), UTF_8));
        var outcomes = new ArrayList<Outcome>();
        wanted.forEach((name, value) -> {
            var is = inForce.getOrDefault(name, value);
            if (!words(is).equals(words(value))) {
                outcomes.add(Outcome.fail(
                        name + " is \"" + is + "\" instead of \"" + value + '"',
                        "grep -rn " + name + " /etc/dovecot finds the file that is read after " + OURS
                                + "; take it out there"));
            }
        });
        return outcomes.isEmpty() ? List.of(Outcome.ok("those of the relay are in force")) : outcomes;
    }

    /** Those outside of blocks that Dovecot shows as they are written. */
    private static Map<String, String> settings(String text) {
        var settings = new LinkedHashMap<String, String>();
        int depth = 0;
        for (var line : text.lines().map(String::strip).toList()) {
            if (line.startsWith("#")) {
                continue;
            }
            var setting = SETTING.matcher(line);
            if (depth == 0 && setting.matches() && isShown(setting.group(1), setting.group(2))) {
                settings.put(setting.group(1), setting.group(2));
            } else if (line.endsWith("{")) {
                depth++;
            } else if (line.equals("}")) {
                depth--;
            }
        }
        return settings;
    }

    /** Dovecot shows none of the quotation marks, and 2.4 a list with blanks between its words, however it is written. */
    private static List<String> words(String value) {
        var bare = value.matches("\".*\"") ? value.substring(1, value.length() - 1) : value;
        return List.of(bare.strip().split("[,\\s]+", -1));
    }

    /** Not variables, whose value it shows, nor certificate and key: what is served is a check of its own. */
    private static boolean isShown(String name, String value) {
        return !value.startsWith("$") && !name.matches("ssl_.*(cert|key).*");
    }
}
