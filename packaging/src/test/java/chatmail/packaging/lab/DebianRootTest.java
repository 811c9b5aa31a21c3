// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that unpacks a Debian, with somebody else in the place of debootstrap. */
class DebianRootTest {

    /** Its last argument is where to unpack. */
    private static final String BEGINNING = """
            #!/bin/sh
            for directory; do :; done
            mkdir -p "$directory/usr" "$directory/var/cache/apt/archives"
            """;

    private static final String WORKS = """
            echo made >>"$LOG"
            echo whole >"$directory/usr/first"
            echo whole >"$directory/var/cache/apt/archives/second.deb"
            """;

    private static final String IS_INTERRUPTED = """
            echo half >"$directory/usr/half"
            kill -s KILL $PPID
            """;

    @TempDir
    private Path home;

    private Path root = Path.of("");

    @BeforeEach
    void packagesAreUnpackedByCopying() throws IOException {
        root = home.resolve("cache with a blank/trixie-1");
        program("dpkg-deb", "#!/bin/sh\ncp \"$2\" \"$3/usr/second\"\n");
    }

    @Test
    void whatBelongsToTheBaseSystemIsThereAndWhatElseWasAskedFor() throws Exception {
        debootstrap(WORKS);
        assertThat(make().waitFor()).isZero();
        assertThat(root.resolve("usr/first")).hasContent("whole");
        assertThat(root.resolve("usr/second")).hasContent("whole");
    }

    @Test
    void whatIsThereIsNotMadeAgain() throws Exception {
        debootstrap(WORKS);
        make().waitFor();
        assertThat(make().waitFor()).isZero();
        assertThat(timesMade()).isEqualTo(1);
    }

    @Test
    void whatWasInterruptedIsNotTakenForWholeAndMadeAnew() throws Exception {
        debootstrap(IS_INTERRUPTED);
        assertThat(make().waitFor()).isNotZero();
        assertThat(root).doesNotExist();
        debootstrap(WORKS);
        assertThat(make().waitFor()).isZero();
        assertThat(root.resolve("usr/first")).hasContent("whole");
        assertThat(root.resolve("usr/half")).doesNotExist();
    }

    @Test
    void ofTwoAtOnceOneWaitsForTheOther() throws Exception {
        debootstrap(WORKS);
        for (var making : List.of(make(), make(), make())) {
            assertThat(making.waitFor()).isZero();
        }
        assertThat(timesMade()).isEqualTo(1);
    }

    private void debootstrap(String whatItDoes) throws IOException {
        program("debootstrap", BEGINNING + whatItDoes);
    }

    private void program(String name, String script) throws IOException {
        var file = Files.writeString(home.resolve(name), script);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private Process make() throws IOException {
        var builder = new ProcessBuilder(
                        "sh", "-c", Templates.own("debian-root.sh"), "make", "trixie", "a,b", root.toString())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("output").toFile());
        builder.environment().put("PATH", home + ":/usr/bin:/bin");
        builder.environment().put("LOG", log().toString());
        return builder.start();
    }

    private int timesMade() throws IOException {
        return Files.readAllLines(log()).size();
    }

    private Path log() {
        return home.resolve("log");
    }
}
