// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.pgp;

import static org.assertj.core.api.Assertions.assertThat;

import chatmail.milter.Installed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages of Sequoia, by the program whose command line is a standard: sqop, the Stateless OpenPGP Interface. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SequoiaMessagesTest {
    private static final byte[] TEXT = "hello".getBytes(StandardCharsets.US_ASCII);

    private final Path home;
    private final Program program;

    SequoiaMessagesTest(@TempDir Path home) {
        this.home = home;
        program = new Program(home);
    }

    @BeforeAll
    void makeKeys() throws Exception {
        Installed.orLeftOut(Program.isInstalled("sqop"), "sqop");
        Files.writeString(home.resolve("password"), "secret");
        for (String name : List.of("a", "b")) {
            String key = sqop(new byte[0], "generate-key", name + "@x.org");
            save(name + ".key", key);
            save(name + ".cert", sqop(key.getBytes(StandardCharsets.US_ASCII), "extract-cert"));
        }
    }

    private void save(String name, String text) throws IOException {
        Files.writeString(home.resolve(name), text);
    }

    /** Names of keys, of certificates and of the password stand for their files. */
    private String sqop(byte[] input, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("sqop"));
        Arrays.stream(arguments)
                .map(argument -> argument.replaceAll("^(\\w\\.key|\\w\\.cert|password)$", home + "/$1"))
                .forEach(command::add);
        return program.armored(input, command);
    }

    private PgpMimeMail mail(byte[] text, String arguments) throws Exception {
        return new PgpMimeMail().data(sqop(text, arguments.split(" ")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "encrypt a.cert",
                "encrypt a.cert b.cert",
                "encrypt --sign-with b.key -- a.cert",
                "encrypt --as text a.cert",
                "encrypt --with-password password",
                "encrypt --with-password password --sign-with a.key -- a.cert b.cert"
            })
    void areTakenWhenEncrypted(String arguments) throws Exception {
        assertThat(mail(TEXT, arguments).brokenRule()).isEmpty();
    }

    @Test
    void areTakenWhenLarge() throws Exception {
        assertThat(mail(Program.largeInput(), "encrypt a.cert b.cert").brokenRule())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sign a.key", "inline-sign a.key", "inline-sign --as clearsigned a.key"})
    void areRefusedWhenOnlySigned(String arguments) throws Exception {
        assertThat(mail(TEXT, arguments).brokenRule()).isPresent();
    }
}
