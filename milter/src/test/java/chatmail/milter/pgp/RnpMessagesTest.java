// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.pgp;

import static org.assertj.core.api.Assertions.assertThat;

import chatmail.milter.Installed;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages of RNP, with which Thunderbird encrypts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RnpMessagesTest {
    private static final byte[] TEXT = "hello".getBytes(StandardCharsets.US_ASCII);

    private final Path home;
    private final Program program;

    RnpMessagesTest(@TempDir Path home) {
        this.home = home;
        program = new Program(home);
    }

    @BeforeAll
    void makeKeys() throws Exception {
        Installed.orLeftOut(Program.isInstalled("rnp"), "rnp");
        for (String address : List.of("a@x.org", "b@x.org")) {
            var command = new ArrayList<>(List.of("rnpkeys", "--homedir", home.toString(), "--generate-key"));
            command.addAll(List.of("--userid", address, "--password", "secret", "--notty"));
            program.run(new byte[0], command);
        }
    }

    private PgpMimeMail mail(byte[] text, String arguments) throws Exception {
        var command = new ArrayList<>(List.of("rnp", "--homedir", home.toString(), "--password", "secret", "--notty"));
        command.addAll(List.of(arguments.split(" ")));
        command.addAll(List.of("--armor", "--output", "-"));
        return new PgpMimeMail().data(program.armored(text, command));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-e -r a@x.org",
                "-e -r a@x.org -r b@x.org",
                "-e -r a@x.org -s -u b@x.org",
                "-e -r a@x.org --cipher CAMELLIA256 --zlib -z 9",
                "-e -r a@x.org -z 0",
                "-c",
                "-c --passwords 2",
                "-e -r a@x.org -c"
            })
    void areTakenWhenEncrypted(String arguments) throws Exception {
        assertThat(mail(TEXT, arguments).brokenRule()).isEmpty();
    }

    @Test
    void areTakenWhenLarge() throws Exception {
        assertThat(mail(Program.largeInput(), "-e -r a@x.org").brokenRule()).isEmpty();
    }

    /** A packet that never got into a standard. */
    @Test
    void areRefusedInTheModeOfADraft() throws Exception {
        assertThat(mail(TEXT, "-e -r a@x.org --aead=OCB").brokenRule())
                .hasValueSatisfying(rule -> assertThat(rule).startsWith("packet type 20"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-s -u a@x.org", "-s --detach -u a@x.org"})
    void areRefusedWhenOnlySigned(String arguments) throws Exception {
        assertThat(mail(TEXT, arguments).brokenRule()).isPresent();
    }
}
