// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.check.loop;

import chatmail.packaging.admin.check.Outcome;

/** How far a message came, and who tells why no farther. */
enum Step {
    CONNECTING(
            "Dovecot could not be talked to",
            "see the line port 993; journalctl --namespace=+chatmail -u dovecot -n 20"),
    LOGGING_IN(
            "the first login failed",
            "journalctl --namespace=+chatmail -u chatmail-doveauth -u dovecot -n 20; an address is not created while load, memory or disk"
                    + " forbid it, see chatmail.ini(5)"),
    SENDING(
            "Postfix did not take the message",
            "journalctl --namespace=+chatmail -u chatmail-milter -u 'postfix*' -n 20"),
    ARRIVING(
            "it was sent and did not arrive",
            "mailq tells what it waits for; journalctl --namespace=+chatmail -u 'postfix*' -u dovecot -u chatmail-doveauth -n 40");

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
