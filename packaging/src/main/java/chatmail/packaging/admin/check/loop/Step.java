// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.check.loop;

import chatmail.packaging.admin.check.Journal;
import chatmail.packaging.admin.check.Outcome;

/** How far a message came, and who tells why no farther. */
enum Step {
    CONNECTING("Dovecot could not be talked to", "see the line port 993; " + Journal.of(20, "dovecot")),
    LOGGING_IN(
            "the first login failed",
            Journal.of(20, "chatmail-doveauth", "dovecot") + "; an address is not created while load, memory or disk"
                    + " forbid it, see chatmail.ini(5)"),
    SENDING("Postfix did not take the message", Journal.of(20, "chatmail-milter", "'postfix*'")),
    ARRIVING(
            "it was sent and did not arrive",
            "mailq tells what it waits for; " + Journal.of(40, "'postfix*'", "dovecot", "chatmail-doveauth"));

    private final String what;
    private final String cure;

    Step(String what, String cure) {
        this.what = what;
        this.cure = cure;
    }

    Outcome failed(String words) {
        return Outcome.fail(what + ": " + words, cure);
    }
}
