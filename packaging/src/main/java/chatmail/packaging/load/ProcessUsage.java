// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NoSuchElementException;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** What Linux knows of a process, all its threads together (proc(5)). */
final class ProcessUsage {

    /** Linux counts in hundredths of a second for those who read /proc. */
    private static final int MILLIS_PER_TICK = 10;

    private static final int UTIME = 11;
    private static final int STIME = 12;
    private static final int ENDED_UTIME = 13;
    private static final int ENDED_STIME = 14;

    private ProcessUsage() {}

    /** Processor time so far, in user space and in the kernel. */
    static long cpuMillis(long pid) throws IOException {
        return cpuMillis(Files.readString(stat(pid)));
    }

    static long cpuMillis(String stat) {
        return sum(stat, UTIME, STIME);
    }

    /** The same with all its descendants, those that have ended and been waited for among them. */
    static long cpuMillisWithChildren(long pid) throws IOException {
        var all = cpuMillisWithEnded(Files.readString(stat(pid)));
        for (var child : ProcessHandle.of(pid).stream()
                .flatMap(ProcessHandle::descendants)
                .toList()) {
            try {
                all += cpuMillisWithEnded(Files.readString(stat(child.pid())));
            } catch (IOException ended) {
                // Its time is its parent's now, which may have been asked before: a moment of one process is lost.
            }
        }
        return all;
    }

    private static long cpuMillisWithEnded(String stat) {
        return sum(stat, UTIME, STIME, ENDED_UTIME, ENDED_STIME);
    }

    /** The name comes second, in parentheses, and may hold anything. */
    private static long sum(String stat, int... places) {
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return IntStream.of(places)
                        .mapToLong(place -> Long.parseLong(fields[place]))
                        .sum()
                * MILLIS_PER_TICK;
    }

    private static Path stat(long pid) {
        return Path.of("/proc/" + pid + "/stat");
    }

    /** The most memory it ever had, in MiB. */
    static long peakMebibytes(long pid) throws IOException {
        return mebibytes("VmHWM", Files.readString(Path.of("/proc/" + pid + "/status")));
    }

    /** The same; 0 when the process has ended meanwhile. */
    static long peakMebibytesIfAny(long pid) {
        try {
            return peakMebibytes(pid);
        } catch (IOException | NoSuchElementException ended) {
            return 0;
        }
    }

    /** Its memory now, a share of what it has in common with others only, in MiB; empty when Linux does not tell us. */
    static OptionalLong proportionalMebibytes(long pid) {
        try {
            return OptionalLong.of(mebibytes("Pss", Files.readString(Path.of("/proc/" + pid + "/smaps_rollup"))));
        } catch (IOException notOurs) {
            return OptionalLong.empty();
        }
    }

    static long mebibytes(String name, String lines) {
        return lines.lines()
                .filter(line -> line.startsWith(name + ":"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }
}
