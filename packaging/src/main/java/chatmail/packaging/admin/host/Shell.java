// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.host;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Runs programs of the host. */
@FunctionalInterface
public interface Shell {

    /** Runs one to its end, with nothing to read. An exception tells that it is not there. */
    Outcome run(List<String> command) throws IOException;

    /** What a program printed, errors among it, and how it ended. */
    final class Outcome {
        private final int status;
        private final byte[] output;

        public Outcome(int status, byte[] output) {
            this.status = status;
            this.output = output.clone();
        }

        public int status() {
            return status;
        }

        public byte[] output() {
            return output.clone();
        }

        public boolean good() {
            return status == 0;
        }

        /** For people. */
        public String text() {
            return new String(output, UTF_8).strip();
        }
    }

    /** The one of this machine; programs speak English in it. */
    static Shell ofThisMachine() {
        return command -> {
            var builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(Path.of("/dev/null").toFile());
            builder.environment().putAll(Map.of("LC_ALL", "C.UTF-8"));
            var process = builder.start();
            var output = process.getInputStream().readAllBytes();
            try {
                return new Outcome(process.waitFor(), output);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while running " + command.get(0), interrupted);
            }
        };
    }
}
