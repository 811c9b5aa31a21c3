// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.demo;

import chatmail.packaging.client.Account;
import chatmail.packaging.lab.PrivateRelay;
import chatmail.packaging.story.Screen;

/**
 * Tells how to point a messenger at the running relay.
 *
 * @param relay the one
 */
record Invitation(PrivateRelay relay) {

    void show(Screen screen) {
        var account = Account.random(relay.domain());
        screen.text("");
        screen.text("The relay stays until Ctrl-C. From this machine:");
        screen.text("  IMAP    " + relay.host() + " port " + relay.imapsPort() + " (TLS) or " + relay.imapPort()
                + " (STARTTLS)");
        screen.text("  SMTP    " + relay.host() + " port " + relay.submissionsPort() + " (TLS) or "
                + relay.submissionPort() + " (STARTTLS)");
        screen.text("  login   any nine of a-z and 0-9 before @" + relay.domain() + ", any password of nine or more");
        screen.text("  files   " + relay.directory());
        screen.text("  Delta Chat, as a QR code or pasted where it scans one:");
        screen.text("  " + link(account));
    }

    /** The certificate is self-signed, hence {@code ic=3}: take any. */
    private String link(Account account) {
        return "dclogin:" + account.address() + "?p=" + account.password() + "&v=1"
                + "&ih=" + relay.host() + "&ip=" + relay.imapsPort() + "&is=ssl"
                + "&sh=" + relay.host() + "&sp=" + relay.submissionsPort() + "&ss=ssl&ic=3";
    }
}
