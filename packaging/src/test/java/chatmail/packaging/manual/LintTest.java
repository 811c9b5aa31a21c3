// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.manual;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LintTest {

    private static final Path MANDOC = Path.of("/usr/bin/mandoc");

    static List<Path> pages() throws IOException {
        return ManualPage.files();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void mandocHasNothingToObject(Path page) throws IOException {
        assumeTrue(
                Files.exists(MANDOC), "mandoc is not installed, so " + page + " is not checked; packaging/test does");
        var command = List.of(MANDOC.toString(), "-T", "lint", "-W", "warning", page.toString());
        var mandoc = new ProcessBuilder(command).redirectErrorStream(true).start();
        assertThat(new String(mandoc.getInputStream().readAllBytes(), UTF_8)).isEmpty();
    }
}
