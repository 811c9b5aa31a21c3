// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.check.machine;

import chatmail.packaging.admin.check.Check;
import chatmail.packaging.admin.check.Outcome;
import chatmail.packaging.admin.host.Host;
import java.io.IOException;
import java.util.List;

/** Whether the clock is kept right: signatures have a date, and messages are deleted by it. */
public record ClockCheck(Host host) implements Check {

    @Override
    public String name() {
        return "clock";
    }

    @Override
    public List<Outcome> run() throws IOException {
        if (!host.hasSystemd()) {
            return List.of(Outcome.warn("nobody tells whether it is right, for here is no systemd", "date -u"));
        }
        var asked = host.run("timedatectl", "show", "--property=NTPSynchronized", "--value");
        return List.of(
                asked.good() && asked.text().equals("yes")
                        ? Outcome.ok("synchronized")
                        : Outcome.warn(
                                "it is not synchronized, and wrong by minutes others take our signatures for forged",
                                "apt install systemd-timesyncd; timedatectl set-ntp true; in a container the host's counts"));
    }
}
