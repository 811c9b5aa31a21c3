// SPDX-License-Identifier: Apache-2.0
package chatmail.common.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramTest {
    private static final Program PROGRAM =
            new Program("chatmail-x", "usage: chatmail-x --config FILE", Set.of(), Set.of());

    @TempDir
    Path directory;

    private Optional<Integer> run(String ini, Program.Body body) throws IOException {
        Path file = Files.writeString(directory.resolve("chatmail.ini"), ini);
        return PROGRAM.run(new String[] {"--config", file.toString()}, body);
    }

    @Test
    void endsWith64AtAWrongCommandLine() {
        assertThat(PROGRAM.run(new String[] {"--nonsense"}, (config, arguments) -> Optional.empty()))
                .hasValue(64);
        assertThat(PROGRAM.run(new String[0], (config, arguments) -> Optional.empty()))
                .hasValue(64);
    }

    @Test
    void endsWith78AtAWrongConfiguration() throws IOException {
        assertThat(run("[params]\n", (config, arguments) -> Optional.empty())).hasValue(78);
    }

    @Test
    void endsWith71WhenTheHostDoesNotLetIt() throws IOException {
        assertThat(run("[params]\nmail_domain = a.test\n", (config, arguments) -> {
                    throw new IOException("no room");
                }))
                .hasValue(71);
    }

    @Test
    void goesOnWhenTheBodyServes() throws IOException {
        assertThat(run("[params]\nmail_domain = a.test\n", (config, arguments) -> Optional.empty()))
                .isEmpty();
    }

    @Test
    void needsNoConfigurationForHelp() {
        assertThat(PROGRAM.run(new String[] {"--help"}, (config, arguments) -> Optional.of(1)))
                .hasValue(0);
    }
}
