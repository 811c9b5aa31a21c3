// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.check.services;

import static java.nio.charset.StandardCharsets.UTF_8;

import chatmail.packaging.admin.check.Check;
import chatmail.packaging.admin.check.Journal;
import chatmail.packaging.admin.check.Outcome;
import chatmail.packaging.admin.host.Host;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whether systemd has a unit running, now and after the next boot. */
public record UnitCheck(Host host, String unit) implements Check {

    @Override
    public String name() {
        return "unit " + unit;
    }

    @Override
    public List<Outcome> run() throws IOException {
        var properties = properties();
        var log = Journal.of(20, unit) + " tells why";
        if (!"loaded".equals(properties.get("LoadState"))) {
            return List.of(Outcome.fail("systemd knows none of this name", "install the package that it belongs to"));
        }
        var state = properties.getOrDefault("ActiveState", "");
        if (state.equals("activating") || "auto-restart".equals(properties.get("SubState"))) {
            return List.of(Outcome.fail("it is only just starting, perhaps again and again", log));
        }
        if (!state.equals("active")) {
            return List.of(Outcome.fail(
                    "it is " + state + " (" + properties.getOrDefault("Result", "") + ")",
                    "systemctl start " + unit + "; " + log));
        }
        if ("disabled".equals(properties.get("UnitFileState"))) {
            return List.of(Outcome.warn("it runs, but not after the next boot", "systemctl enable " + unit));
        }
        return List.of(Outcome.ok("active"));
    }

    private Map<String, String> properties() throws IOException {
        var shown = host.output(
                List.of("systemctl", "show", "--property=LoadState,ActiveState,SubState,Result,UnitFileState", unit));
        var properties = new HashMap<String, String>();
        new String(shown, UTF_8).lines().forEach(line -> {
            var parts = line.split("=", 2);
            properties.put(parts[0], parts.length > 1 ? parts[1] : "");
        });
        return properties;
    }
}
