// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.check.command;

import chatmail.packaging.admin.check.Check;
import chatmail.packaging.admin.check.Outcome;
import java.util.List;

/** Something that is known before anything is looked at. */
record Known(String name, List<Outcome> run) implements Check {

    Known {
        run = List.copyOf(run);
    }

    Known(String name, Outcome outcome) {
        this(name, List.of(outcome));
    }
}
