// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a command to its end. */
final class Commands {

    private static final Duration SHORT = Duration.ofSeconds(60);

    private Commands() {}

    /** Returns what it printed; when it fails, the exception says what. */
    static String run(List<String> command) throws IOException {
        var process = quiet(command).start();
        // Read first: none of these commands leaves a child behind that would keep the pipe open.
        var output = new String(process.getInputStream().readAllBytes(), UTF_8);
        finish(process, command, SHORT, output);
        return output;
    }

    /** The same for commands that start daemons, which inherit the output: it goes to a file and is not waited for. */
    static void run(List<String> command, Path log) throws IOException {
        run(command, log, SHORT);
    }

    /** The same for a command that takes longer. */
    static void run(List<String> command, Path log, Duration atMost) throws IOException {
        var process = quiet(command)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        finish(process, command, atMost, "see " + log);
    }

    /** Nothing to read, errors among the output. */
    private static ProcessBuilder quiet(List<String> command) {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    }

    private static void finish(Process process, List<String> command, Duration atMost, String output)
            throws IOException {
        try {
            if (!process.waitFor(atMost.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(command.get(0) + " did not end within " + atMost.toSeconds() + " s");
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while running " + command.get(0), interrupted);
        }
        if (process.exitValue() != 0) {
            throw new IOException(String.join(" ", command) + ": exit " + process.exitValue() + ": " + output.strip());
        }
    }
}
