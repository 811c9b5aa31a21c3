// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NoSuchElementException;
import java.util.OptionalLong;

/** What Linux knows of a process, all its threads together (proc(5)). */
final class ProcessUsage {

    /** Linux counts in hundredths of a second for those who read /proc. */
    private static final int MILLIS_PER_TICK = 10;

    private static final int UTIME = 11;
    private static final int STIME = 12;

    private ProcessUsage() {}

    /** Processor time so far, in user space and in the kernel. */
    static long cpuMillis(long pid) throws IOException {
        return cpuMillis(Files.readString(Path.of("/proc/" + pid + "/stat")));
    }

    /** The name comes second, in parentheses, and may hold anything. */
    static long cpuMillis(String stat) {
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[UTIME]) + Long.parseLong(fields[STIME])) * MILLIS_PER_TICK;
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
