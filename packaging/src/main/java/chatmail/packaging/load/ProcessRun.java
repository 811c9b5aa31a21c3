// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.load;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A program that was run to its end, and what it took.
 *
 * @param seconds by the clock on the wall
 * @param peakMebibytes the most memory that was seen, looking often
 */
record ProcessRun(int exitCode, double seconds, long peakMebibytes) {

    private static final int LOOK_EVERY_MILLIS = 20;

    /** What it prints is thrown away. */
    static ProcessRun of(List<String> command) throws IOException, InterruptedException {
        var start = System.nanoTime();
        var process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var peak = 0L;
        try {
            while (!process.waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                peak = Math.max(peak, ProcessUsage.peakMebibytesIfAny(process.pid()));
            }
        } finally {
            process.destroyForcibly();
        }
        return new ProcessRun(process.exitValue(), (System.nanoTime() - start) / 1e9, peak);
    }
}
