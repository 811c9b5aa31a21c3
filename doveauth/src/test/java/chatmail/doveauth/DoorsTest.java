// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chatmail.common.daemon.Arguments;
import chatmail.common.daemon.Arguments.Listener;
import chatmail.common.daemon.UsageException;
import chatmail.common.listen.ListenAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DoorsTest {
    private static final ListenAddress WEB = new ListenAddress.Inet("127.0.0.1", 9644);

    private static List<Listener> wanted(String... args) throws UsageException {
        return wanted(Optional.of(WEB), args);
    }

    private static List<Listener> wanted(Optional<ListenAddress> http, String... args) throws UsageException {
        return Doors.wanted(Arguments.parse(args, Set.of(), Set.of("--listen")), http);
    }

    @Test
    void allOpenOnTheirUsualSockets() throws UsageException {
        assertThat(wanted())
                .extracting(listener -> listener.name() + '=' + listener.address())
                .containsExactly(
                        "auth=unix:/run/chatmail-doveauth/auth.sock",
                        "lastlogin=unix:/run/chatmail-doveauth/lastlogin.sock",
                        "metadata=unix:/run/chatmail-doveauth/metadata.sock",
                        "http=inet:127.0.0.1:9644");
    }

    @Test
    void areWithoutTheWebServersWhenItIsNotWanted() throws UsageException {
        assertThat(wanted(Optional.empty()))
                .extracting(Listener::name)
                .containsExactly("auth", "lastlogin", "metadata");
    }

    @Test
    void openOnlyWhereAskedFor() throws UsageException {
        assertThat(wanted("--listen", "lastlogin=inet:127.0.0.1:7000"))
                .extracting(listener -> listener.name() + '=' + listener.address())
                .containsExactly("lastlogin=inet:127.0.0.1:7000");
    }

    @Test
    void refuseAnotherName() {
        assertThatThrownBy(() -> wanted("--listen", "window=unix:/x")).isInstanceOf(UsageException.class);
    }
}
