// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.relay;

import static org.assertj.core.api.Assertions.assertThat;

import chatmail.packaging.lab.PrivateRelay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@TrixieDovecot
@ExtendWith(RelayExtension.class)
class UserlandIT {

    @Test
    void itsDovecotIsTheOneOfDebian13(PrivateRelay relay) throws Exception {
        assertThat(relay.dovecot().version()).startsWith("2.4.");
    }

    /** So none can stay behind, whoever ends however. */
    @Test
    void itsMountIsSeenByItsOwnProcessesOnlyAndPassedOnToNobody(PrivateRelay relay) throws Exception {
        assertThat(mounts(Long.toString(relay.dovecot().pid())))
                .filteredOn(mount -> mount.contains("/trixie-"))
                .isNotEmpty()
                .noneMatch(mount -> mount.contains(" shared:"));
        for (var elsewhere : List.of("self", "1", Long.toString(relay.postfixPid()))) {
            assertThat(mounts(elsewhere)).noneMatch(mount -> mount.contains("/trixie-"));
        }
    }

    private static List<String> mounts(String process) throws IOException {
        return Files.readAllLines(Path.of("/proc", process, "mountinfo"));
    }
}
