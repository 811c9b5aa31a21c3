// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.deb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A program of Debian that reads packages.
 *
 * @param path where it is
 */
record Tool(Path path) {

    static final Tool DPKG_DEB = new Tool(Path.of("/usr/bin/dpkg-deb"));
    static final Tool LINTIAN = new Tool(Path.of("/usr/bin/lintian"));
    static final Tool SYSTEMD_ANALYZE = new Tool(Path.of("/usr/bin/systemd-analyze"));

    /** What a program said, errors included, and how it ended. */
    record Outcome(int status, String output) {}

    /** Skips the test where there is no such program, unless {@code chatmail.require} asks for it. */
    void isNeeded() {
        assumeTrue(
                Boolean.getBoolean("chatmail.require") || Files.exists(path),
                path + " is not installed; packaging/test installs it");
    }

    Outcome run(List<String> arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(path.toString()));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        // No summer time in what it prints.
        builder.environment().put("TZ", "UTC");
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Outcome(process.waitFor(), output);
    }

    /** What it said, once it has ended well. */
    String ask(String... arguments) throws IOException, InterruptedException {
        var outcome = run(List.of(arguments));
        assertThat(outcome.status()).as(outcome.output()).isZero();
        return outcome.output();
    }
}
