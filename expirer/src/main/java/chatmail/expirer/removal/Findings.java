// SPDX-License-Identifier: Apache-2.0
package chatmail.expirer.removal;

import java.io.IOException;
import java.util.Optional;

/**
 * What is found in one mailbox: it adds to the figures, and is told line by line when somebody listens.
 *
 * @param page where the lines go, which hold addresses; empty when nobody listens
 */
public record Findings(Report report, Optional<OrderedLines.Page> page) {
    public void removed(Removal removal) {
        report.removed(removal);
        if (page.isPresent()) {
            page.get().add(removal.line());
        }
    }

    public void failed(String path, IOException why) {
        report.failed(why);
        page.ifPresent(lines -> lines.add(Removal.printable(path) + "\tfailed: " + Report.kind(why)));
    }

    /** A remark, which begins with {@code #}, for it is no removal: somebody has to look at what is left there. */
    public void withoutAccount(String path) {
        report.withoutAccount();
        page.ifPresent(lines -> lines.add("# " + Removal.printable(path) + ": no account, but not empty"));
    }
}
