// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chatmail.common.daemon.Arguments;
import chatmail.common.daemon.Arguments.Listener;
import chatmail.common.daemon.UsageException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DoorsTest {
    private static List<Listener> wanted(String... args) throws UsageException {
        return Doors.wanted(Arguments.parse(args, Set.of(), Set.of("--listen")));
    }

    @Test
    void allOpenOnTheirUsualSockets() throws UsageException {
        assertThat(wanted())
                .extracting(listener -> listener.name() + '=' + listener.address())
                .containsExactly(
                        "auth=unix:/run/chatmail-doveauth/auth.sock",
                        "lastlogin=unix:/run/chatmail-doveauth/lastlogin.sock",
                        "metadata=unix:/run/chatmail-doveauth/metadata.sock");
    }

    @Test
    void openOnlyWhereAskedFor() throws UsageException {
        assertThat(wanted("--listen", "lastlogin=inet:127.0.0.1:7000"))
                .extracting(listener -> listener.name() + '=' + listener.address())
                .containsExactly("lastlogin=inet:127.0.0.1:7000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http"})
    void sayWhichOnesThisVersionLacks(String door) {
        assertThatThrownBy(() -> wanted("--listen", door + "=unix:/x"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("does not serve the door " + door);
    }

    @Test
    void refuseAnotherName() {
        assertThatThrownBy(() -> wanted("--listen", "window=unix:/x")).isInstanceOf(UsageException.class);
    }
}
