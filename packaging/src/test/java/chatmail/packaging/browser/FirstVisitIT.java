// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import chatmail.packaging.client.Account;
import chatmail.packaging.client.MailClient;
import chatmail.packaging.lab.PrivateNginx;
import chatmail.packaging.lab.PrivateRelay;
import chatmail.packaging.lab.Userland;
import chatmail.packaging.relay.RelayExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** From the name of a relay to a mailbox: browser, nginx, doveauth, Dovecot. */
@ExtendWith({NeedsChromium.class, RelayExtension.class})
class FirstVisitIT {

    private static final Pattern LOGIN = Pattern.compile("dclogin:([^?]+)\\?p=([^&]+)&.*");

    @Test
    void whoPointsACameraAtTheScreenIsIn(PrivateRelay relay, MailClient client, @TempDir Path directory)
            throws Exception {
        var missing = PrivateNginx.missing();
        assumeTrue(missing.isEmpty() || Boolean.getBoolean("chatmail.require"), "lacks " + missing);
        var ini = Files.writeString(
                directory.resolve("chatmail.ini"), "[params]\nmail_domain = " + relay.domain() + '\n');
        try (var nginx = PrivateNginx.start(relay, true, false, Userland.ofThisMachine());
                var browser = Chromium.start(
                        "uk",
                        "--host-resolver-rules=MAP " + relay.domain() + ":443 127.0.0.1:" + nginx.httpsPort(),
                        // As people do who are told that a certificate vouches for itself.
                        "--ignore-certificate-errors");
                var tab = browser.open(Look.DESKTOP_DARK)) {
            BuiltSite.build(ini, nginx.pages());
            tab.visit("https://" + relay.domain() + '/');
            assertThat(tab.evaluate("location.pathname").getAsString()).isEqualTo("/uk/");
            tab.click("#new button");
            tab.await("!document.getElementById(\"made\").hidden");
            var login = LOGIN.matcher(Picture.qrCode(tab.screenshot(true)));
            assertThat(login.matches()).isTrue();
            try (var inbox = client.login(new Account(login.group(1), login.group(2)))) {
                assertThat(inbox.count()).isZero();
            }
            assertThat(relay.mailboxes().resolve(login.group(1))).isDirectory();
            assertThat(tab.complaints()).isEmpty();

            tab.follow(".languages a[hreflang=en]");
            assertThat(tab.evaluate("document.documentElement.lang").getAsString())
                    .as("whoever asks for English gets it")
                    .isEqualTo("en");
        }
    }
}
