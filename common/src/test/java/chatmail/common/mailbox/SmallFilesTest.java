// SPDX-License-Identifier: Apache-2.0
package chatmail.common.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmallFilesTest {
    @TempDir
    Path directory;

    private Path file = Path.of("/");

    @BeforeEach
    void name() {
        file = directory.resolve("file");
    }

    @Test
    void areReadWhole() throws IOException {
        Files.writeString(file, "content");
        assertThat(SmallFiles.read(file, 7))
                .hasValueSatisfying(content -> assertThat(content).asString().isEqualTo("content"));
        Files.writeString(file, "");
        assertThat(SmallFiles.read(file, 7)).contains(new byte[0]);
    }

    @Test
    void areNotThoseThatAreLonger() throws IOException {
        Files.writeString(file, "contents");
        assertThat(SmallFiles.read(file, 7)).isEmpty();
    }

    @Test
    void areNoLinksAndNoDirectories() throws IOException {
        Files.createSymbolicLink(file, Files.createFile(directory.resolve("elsewhere")));
        assertThat(SmallFiles.read(file, 7)).isEmpty();
        assertThat(SmallFiles.read(directory, 7)).isEmpty();
    }

    @Test
    void areToldFromThoseThatAreMissing() {
        assertThatThrownBy(() -> SmallFiles.read(file, 7)).isInstanceOf(NoSuchFileException.class);
    }
}
