// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.dkim;

import static chatmail.milter.dkim.SignedMail.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import chatmail.milter.Installed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Another implementation understands our signatures, and we understand its: dkimpy, in Debian python3-dkim. */
class DkimpyTest {
    private static final String PYTHON = "/usr/bin/python3";
    private static final TestKeys KEYS = TestKeys.ofThisRun();

    /** Arguments: file of the message, then a line {@code name record} per key on standard input. Prints True or False each. */
    private static final String VERIFY = """
            import sys, dkim
            message = open(sys.argv[1], "rb").read()
            keys = dict(line.rstrip("\\n").encode().split(b" ", 1) for line in sys.stdin)
            for i in range(int(sys.argv[2])):
                print(dkim.DKIM(message).verify(idx=i, dnsfunc=lambda name, timeout=5: keys.get(name.rstrip(b"."))))
            """;

    /** Arguments: file of the message, header and body canonicalization, file of the key, algorithm, selector. Prints the field. */
    private static final String SIGN = """
            import sys, dkim
            message = open(sys.argv[1], "rb").read()
            key = open(sys.argv[4], "rb").read()
            forms = (sys.argv[2].encode(), sys.argv[3].encode())
            field = dkim.sign(message, sys.argv[6].encode(), b"remote.example", key, canonicalize=forms,
                signature_algorithm=sys.argv[5].encode(), linesep=b"\\r\\n")
            sys.stdout.buffer.write(field)
            """;

    @TempDir
    private Path folder;

    @BeforeAll
    static void dkimpyIsHere() throws Exception {
        boolean here = Files.isExecutable(Path.of(PYTHON))
                && new ProcessBuilder(PYTHON, "-c", "import dkim").start().waitFor() == 0;
        Installed.orLeftOut(here, "python3-dkim");
    }

    private byte[] python(String script, String input, String... arguments) throws Exception {
        var command = new ArrayList<>(List.of(PYTHON, "-c", script));
        command.addAll(List.of(arguments));
        Path in = Files.writeString(folder.resolve("in"), input);
        Path out = folder.resolve("out");
        Process process = new ProcessBuilder(command)
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(process.waitFor()).isZero();
        return Files.readAllBytes(out);
    }

    private String save(byte[] message) throws IOException {
        return Files.write(folder.resolve("message"), message).toString();
    }

    @Test
    void itVerifiesWhatWeSign() throws Exception {
        for (String body : List.of("", "\r\n", "x", "Hello \t world \r\n\r\nagain\r\n\r\n", "\u00e9\u00ff\r\n \r\n")) {
            SignedMail mail = SignedMail.unsigned()
                    .append("X-Folded", "\n\tone\n two  ")
                    .append("To", "\t<again@chat.example>")
                    .append("Message-ID", " <1@remote.example>")
                    .body(body)
                    .sign(KEYS.both(), NOW);
            byte[] answer = python(VERIFY, records(), save(mail.wire()), "2");
            assertThat(new String(answer, StandardCharsets.US_ASCII)).as(body).isEqualTo("True\nTrue\n");
        }
    }

    private static String records() {
        return Stream.of("rsa", "ed")
                .map(selector -> new KeyName(selector, "remote.example"))
                .map(name -> name + " "
                        + ((KeyAnswer.Found) KEYS.answer(name)).records().get(0) + "\n")
                .reduce("", String::concat);
    }

    static Stream<Arguments> ways() {
        return Stream.of("simple", "relaxed").flatMap(header -> Stream.of("simple", "relaxed")
                .flatMap(body -> Stream.of(StoredKey.values()).map(key -> Arguments.of(header, body, key))));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void weVerifyWhatItSigns(String header, String body, StoredKey key) throws Exception {
        String file = key == StoredKey.RSA ? "rsa2048-pkcs1.pem" : "ed25519.seed";
        String keyFile = Files.write(folder.resolve("key"), TestKeys.file(file)).toString();
        String algorithm = key.algorithm().tag();
        for (String text : List.of("", "x", "Hello \t world \r\n \r\n\r\nagain\r\n\r\n \r\n", "\u00e9\r\n \r\n")) {
            byte[] message = SignedMail.unsigned()
                    .append("X-Folded", "\n\tone\n two  ")
                    .body(text)
                    .wire();
            byte[] field = python(SIGN, "", save(message), header, body, keyFile, algorithm, key.selector());
            byte[] signed = Arrays.copyOf(field, field.length + message.length);
            System.arraycopy(message, 0, signed, field.length, message.length);
            assertThat(StoredKey.verify(signed).outcome()).as(text).isEqualTo(Verification.Outcome.PASS);
        }
    }
}
