// SPDX-License-Identifier: Apache-2.0
package chatmail.common.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastLoginTest {
    private static final Instant DAY = Instant.parse("2026-11-24T00:00:00Z");

    @TempDir
    Path directory;

    private Mailbox mailbox = new Mailbox(Path.of("/"));

    @BeforeEach
    void anAccountThatIsOld() throws IOException {
        mailbox = new Mailbox(directory);
        Files.writeString(mailbox.passwordFile(), "x");
        Files.setLastModifiedTime(mailbox.passwordFile(), FileTime.from(DAY.minusSeconds(1_000_000)));
    }

    @Test
    void isRememberedToTheDay() throws IOException {
        LastLogin.touch(mailbox, DAY.plusSeconds(54_321));
        assertThat(LastLogin.of(mailbox)).hasValue(DAY);
    }

    @Test
    void neverMovesBack() throws IOException {
        LastLogin.touch(mailbox, DAY);
        LastLogin.touch(mailbox, DAY.minusSeconds(200_000));
        assertThat(LastLogin.of(mailbox)).hasValue(DAY);
    }

    @Test
    void createsNothing() throws IOException {
        Files.delete(mailbox.passwordFile());
        LastLogin.touch(mailbox, DAY);
        assertThat(LastLogin.of(mailbox)).isEmpty();
        assertThat(directory).isEmptyDirectory();
    }
}
