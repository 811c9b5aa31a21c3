// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.check.services;

import chatmail.packaging.admin.check.Check;
import chatmail.packaging.admin.check.Outcome;
import chatmail.packaging.admin.host.Host;
import java.io.IOException;
import java.util.List;

/** Asks Postfix itself, for systemd takes a Postfix that has died for running: its unit only started it. */
public record PostfixRunsCheck(Host host) implements Check {

    @Override
    public String name() {
        return "Postfix";
    }

    @Override
    public List<Outcome> run() throws IOException {
        return host.run("postfix", "status").good()
                ? List.of(Outcome.ok("running"))
                : List.of(Outcome.fail(
                        "it does not run", "postfix check tells what is wrong; then systemctl restart postfix"));
    }
}
