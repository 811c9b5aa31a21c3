// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.check.command;

import chatmail.packaging.admin.check.Check;
import chatmail.packaging.admin.check.Outcome;
import java.util.List;

/** In place of a check that only root can make. */
record NeedsRoot(String name) implements Check {

    @Override
    public List<Outcome> run() {
        return List.of(Outcome.warn("only root can look at this", "run chatmailctl check as root"));
    }
}
