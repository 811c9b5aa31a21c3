// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.deltachat;

import static org.assertj.core.api.Assertions.assertThat;

import chatmail.packaging.lab.PrivateRelay;
import chatmail.packaging.relay.NewAddressIT;
import chatmail.packaging.relay.RelayExtension;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Somebody opens the URL that comes with a new address, and is in, whoever vouches for the certificate. */
@ExtendWith({RelayExtension.class, NeedsCore.class})
class InvitationIT {

    @Test
    void theUrlOfANewAddressIsAllTheAppNeeds(PrivateRelay relay, @TempDir Path home) throws Exception {
        var given = JsonParser.parseString(NewAddressIT.ask(relay).body()).getAsJsonObject();
        var url = given.get("dclogin_url").getAsString();
        try (var person = DeltaChatAccount.of("Carol Dunnock", CoreBinary.find(), home)) {
            person.configure(hereInsteadOf993And465(url, relay));
            person.goOnline();
            assertThat(relay.mailboxes().resolve(given.get("email").getAsString()))
                    .isDirectory();
        }
    }

    private static String hereInsteadOf993And465(String url, PrivateRelay relay) {
        return url.replace("h=" + relay.domain(), "h=" + relay.host())
                .replace("ip=993", "ip=" + relay.imapsPort())
                .replace("sp=465", "sp=" + relay.submissionsPort());
    }
}
