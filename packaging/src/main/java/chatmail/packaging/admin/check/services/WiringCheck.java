// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.check.services;

import chatmail.packaging.admin.check.Check;
import chatmail.packaging.admin.check.Outcome;
import chatmail.packaging.admin.host.Host;
import chatmail.packaging.admin.setup.Drift;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether the files of Postfix and Dovecot are as setup would write them, and all is there that it would make.
 *
 * @param config as the running system sees it
 */
public record WiringCheck(Host host, Path config, String domain) implements Check {

    @Override
    public String name() {
        return "setup";
    }

    /** It asks a dozen programs, one after the other. */
    @Override
    public Duration atMost() {
        return Duration.ofSeconds(30);
    }

    @Override
    public List<Outcome> run() throws IOException {
        var again = "chatmailctl setup " + domain;
        var drift = Drift.find(host, config, domain);
        var outcomes = new ArrayList<Outcome>();
        for (var problem : drift.problems()) {
            outcomes.add(Outcome.fail(problem, "mend this, then " + again));
        }
        for (var file : drift.changed()) {
            outcomes.add(Outcome.fail(
                    file + " is not as setup writes it",
                    again + " --dry-run shows the difference, " + again + " ends it"));
        }
        for (var thing : drift.missing()) {
            outcomes.add(Outcome.fail("there is no " + thing, again + " makes it"));
        }
        if (drift.due()) {
            outcomes.add(Outcome.fail("the services have not taken up what was written", again));
        }
        return outcomes.isEmpty() ? List.of(Outcome.ok("Postfix and Dovecot are wired for " + domain)) : outcomes;
    }
}
