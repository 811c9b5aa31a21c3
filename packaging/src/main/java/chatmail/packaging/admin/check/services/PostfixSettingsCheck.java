// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.check.services;

import chatmail.packaging.admin.check.Check;
import chatmail.packaging.admin.check.Outcome;
import chatmail.packaging.admin.host.Host;
import chatmail.packaging.admin.host.Postconf;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What setup leaves to the administrator, and what must not be, for mail to come and go. */
public record PostfixSettingsCheck(Host host) implements Check {

    @Override
    public String name() {
        return "Postfix settings";
    }

    @Override
    public List<Outcome> run() throws IOException {
        var postconf = Postconf.of(host);
        var outcomes = new ArrayList<Outcome>();
        var interfaces = postconf.value("inet_interfaces");
        if (interfaces.equals("loopback-only") || interfaces.matches("(localhost|127\\.[0-9.]+|\\[::1\\]|[\\s,])+")) {
            outcomes.add(Outcome.fail(
                    "inet_interfaces = " + interfaces + ", so nobody outside can connect",
                    "postconf -e inet_interfaces=all, then systemctl restart postfix"));
        }
        var relay = postconf.value("relayhost");
        if (!relay.isEmpty()) {
            outcomes.add(Outcome.warn(
                    "relayhost = " + relay + ", so another server sees and delays all mail that leaves",
                    "postconf -e relayhost= unless port 25 outwards is closed to you"));
        }
        for (var name : new String[] {"default_transport", "relay_transport"}) {
            var transport = postconf.value(name).split(":", 2)[0];
            if (!transport.equals("smtp") && !transport.equals("relay")) {
                outcomes.add(Outcome.fail(
                        name + " = " + postconf.value(name) + ", so mail to others does not leave by SMTP",
                        "postconf -X " + name + ", then systemctl reload postfix"));
            }
        }
        return outcomes.isEmpty() ? List.of(Outcome.ok("it listens to others and delivers to them itself")) : outcomes;
    }
}
