// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.codec.digest.Sha2Crypt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHashTest {
    private static final String SCHEME = "{SHA512-CRYPT}";
    private static final Path DOVEADM = Path.of("/usr/bin/doveadm");

    private final PasswordHash hash = new PasswordHash();

    private String of(String password) {
        return hash.apply(new Password(password.getBytes(UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"password1", "passwört1", "\"'\\\"'\\\"'\\", "%u%w%n%d%s"})
    void fitsItsPassword(String password) {
        String made = of(password);
        assertThat(made).matches("\\{SHA512-CRYPT}\\$6\\$[./0-9A-Za-z]{16}\\$[./0-9A-Za-z]{86}");
        String crypt = made.substring(SCHEME.length());
        assertThat(Sha2Crypt.sha512Crypt(password.getBytes(UTF_8), crypt)).isEqualTo(crypt);
        assertThat(Sha2Crypt.sha512Crypt((password + 'x').getBytes(UTF_8), crypt))
                .isNotEqualTo(crypt);
    }

    @Test
    void differsEachTime() {
        assertThat(of("password1")).isNotEqualTo(of("password1"));
    }

    @Test
    void leavesThePasswordWhole() {
        byte[] octets = "password1".getBytes(UTF_8);
        hash.apply(new Password(octets));
        assertThat(octets).asString().isEqualTo("password1");
    }

    @Test
    void isVerifiedByDovecotItself() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(DOVEADM), "needs dovecot-core");
        assertThat(doveadm("passwört1", of("passwört1"))).isZero();
        assertThat(doveadm("passwort1", of("passwört1"))).isNotZero();
    }

    private static int doveadm(String password, String made) throws IOException, InterruptedException {
        // Without a configuration of its own doveadm would read the machine's. The password goes in as octets, because
        // what Java makes of an argument depends on the locale.
        String command = "exec " + DOVEADM + " -c /dev/null pw -p \"$(cat)\" -t \"$1\"";
        var process = new ProcessBuilder("sh", "-c", command, "sh", made)
                .redirectErrorStream(true)
                .start();
        try (var in = process.getOutputStream()) {
            in.write(password.getBytes(UTF_8));
        }
        process.getInputStream().readAllBytes();
        return process.waitFor();
    }
}
