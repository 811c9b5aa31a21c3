// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import chatmail.common.config.ConfigException;
import chatmail.milter.dkim.SigningKey;
import chatmail.milter.dkim.TestKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFilesTest {
    @TempDir
    private Path folder;

    private Path put(String name, String key, String mode) throws IOException {
        Path file = folder.resolve(name);
        Files.write(file, TestKeys.file(key));
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }

    private KeyFiles read() throws ConfigException {
        return new KeyFiles(folder, "chatmail", "chat.example");
    }

    private void refuses(String problem) {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(this::read)
                .withMessageContaining(folder.resolve("chatmail").toString())
                .withMessageContaining(problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa2048-pkcs1.pem", "rsa2048-pkcs8.pem", "rsa1024.pem"})
    void takesAnRsaKeyAsOpensslWritesIt(String key) throws Exception {
        put("chatmail.private", key, "rw-------");
        assertThat(read().current().keys()).extracting(SigningKey::selector).containsExactly("chatmail");
        assertThat(read().current().domain()).isEqualTo("chat.example");
    }

    @Test
    void takesAnEd25519KeyBesideItUnderASelectorOfItsOwn() throws Exception {
        put("chatmail.private", "rsa2048-pkcs1.pem", "rw-r-----");
        put("chatmail-ed25519.private", "ed25519.pem", "rw-------");
        assertThat(read().current().keys())
                .extracting(key -> key.selector() + ' ' + key.algorithm().tag())
                .containsExactly("chatmail rsa-sha256", "chatmail-ed25519 ed25519-sha256");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r--r--", "rw-rw----", "rw-----w-"})
    void refusesAFileThatIsOpenToOthers(String mode) throws IOException {
        put("chatmail.private", "rsa2048-pkcs1.pem", mode);
        refuses("open to others: " + mode);
    }

    @ParameterizedTest
    @CsvSource({
        "rsa768.pem, 768 bits",
        "encrypted.pem, passphrase",
        "ec.pem, no readable RSA key",
        "ed25519.pem, expected: rsa-sha256"
    })
    void refusesAKeyThatDoesNotFit(String key, String problem) throws IOException {
        put("chatmail.private", key, "rw-------");
        refuses(problem);
    }

    @Test
    void refusesWhatIsNoKey() throws IOException {
        Path file = put("chatmail.private", "rsa2048-pkcs1.pem", "rw-------");
        Files.writeString(file, "v=DKIM1; p=");
        refuses("no private key in PEM");
        Files.write(file, new byte[17 * 1024]);
        refuses("larger than any key");
    }

    @Test
    void saysEverythingThatIsWrongAtOnce() throws IOException {
        put("chatmail.private", "rsa768.pem", "rw-------");
        put("chatmail-ed25519.private", "rsa1024.pem", "rw-------");
        refuses("768 bits");
        refuses("expected: ed25519-sha256");
    }

    @Test
    void startsWithoutAKeyAndTakesOneWhenItComes() throws Exception {
        KeyFiles files = read();
        assertThat(files.current().keys()).isEmpty();
        put("chatmail.private", "rsa2048-pkcs1.pem", "rw-------");
        files.refresh();
        assertThat(files.current().keys()).hasSize(1);
    }

    @Nested
    class WhenAFileChanges {
        private int seconds;

        private void touch(Path file) throws IOException {
            seconds++;
            Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH.plusSeconds(seconds)));
        }

        @Test
        void readsItAgain() throws Exception {
            put("chatmail.private", "rsa2048-pkcs1.pem", "rw-------");
            KeyFiles files = read();
            put("chatmail-ed25519.private", "ed25519.pem", "rw-------");
            files.refresh();
            assertThat(files.current().keys()).hasSize(2);
        }

        @Test
        void readsNothingAgainWhenNothingHasChanged() throws Exception {
            put("chatmail.private", "rsa2048-pkcs1.pem", "rw-------");
            KeyFiles files = read();
            var before = files.current();
            files.refresh();
            assertThat(files.current()).isSameAs(before);
        }

        @Test
        void keepsTheOldKeysAsLongAsTheNewOnesAreOfNoUse() throws Exception {
            Path file = put("chatmail.private", "rsa2048-pkcs1.pem", "rw-------");
            KeyFiles files = read();
            var before = files.current();
            Files.writeString(file, "half a key");
            touch(file);
            files.refresh();
            assertThat(files.current()).isSameAs(before);
            put("chatmail.private", "rsa1024.pem", "rw-------");
            touch(file);
            files.refresh();
            assertThat(files.current()).isNotSameAs(before);
        }
    }
}
