// SPDX-License-Identifier: Apache-2.0
package chatmail.common.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chatmail.common.listen.ListenAddress;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArgumentsTest {
    private static Arguments parse(String... args) throws UsageException {
        return Arguments.parse(args, Set.of("--dry-run"), Set.of("--config", "--listen"));
    }

    @Test
    void takesOptionsAndOperandsInAnyOrder() throws UsageException {
        Arguments arguments = parse("sweep", "--config", "a.ini", "--dry-run", "x");
        assertThat(arguments.operands()).containsExactly("sweep", "x");
        assertThat(arguments.value("--config")).hasValue("a.ini");
        assertThat(arguments.has("--dry-run")).isTrue();
    }

    @Test
    void takesAValueBehindAnEqualsSign() throws UsageException {
        assertThat(parse("--listen=auth=unix:/x").listeners(Set.of("auth")))
                .containsExactly(new Arguments.Listener(
                        "auth", ListenAddress.parse("unix:/x").orElseThrow()));
    }

    @Test
    void takesWhatFollowsTwoDashesAsOperands() throws UsageException {
        assertThat(parse("--", "--dry-run").operands()).containsExactly("--dry-run");
    }

    @Test
    void saysWhatIsWrong() {
        assertThatThrownBy(() -> parse("--dryrun")).hasMessage("unknown option --dryrun");
        assertThatThrownBy(() -> parse("--config")).hasMessage("--config needs a value");
        assertThatThrownBy(() -> parse("--config", "a", "--config", "b").value("--config"))
                .hasMessage("--config is given 2 times");
        assertThatThrownBy(() -> parse("--listen", "smtp=unix:/x").listeners(Set.of("auth", "http")))
                .hasMessage("--listen smtp=unix:/x: no listener is called smtp (expected: one of auth, http)");
        assertThatThrownBy(() -> parse("--listen", "auth=/x").listeners(Set.of("auth")))
                .hasMessageContaining("no socket (expected: auth=unix:PATH or inet:HOST:PORT)");
    }
}
