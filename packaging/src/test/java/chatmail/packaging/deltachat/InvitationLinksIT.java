// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.deltachat;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the app takes links of the home page for. */
@ExtendWith(NeedsCore.class)
class InvitationLinksIT {

    @ParameterizedTest
    @CsvSource({
        "dcaccount:chat.example.org, chat.example.org",
        "DCACCOUNT:https://chat.example.org/new, chat.example.org",
        "dcaccount:xn--bcher-kva.example, xn--bcher-kva.example",
        "dcaccount:[192.0.2.1], [192.0.2.1]"
    })
    void areInvitationsToTheRelay(String link, String domain, @TempDir Path home) throws Exception {
        try (var core = CoreProcess.start(CoreBinary.find(), home.resolve("core"))) {
            int account = core.rpc().call("add_account").getAsInt();
            var found = core.rpc().call("check_qr", account, link).getAsJsonObject();
            assertThat(found.get("kind").getAsString()).isEqualTo("account");
            assertThat(found.get("domain").getAsString()).isEqualTo(domain);
        }
    }
}
