// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessUsageTest {

    @Test
    void timeInUserSpaceAndInTheKernelAreAddedWhateverTheProcessIsCalled() {
        var stat = "42 (a ) b) S 1 42 42 0 -1 4194560 900 0 0 0 150 25 0 0 20 0 30 0 1000 1 2";
        assertThat(ProcessUsage.cpuMillis(stat)).isEqualTo(1_750);
    }

    @Test
    void childrenCountAlsoWhenTheyHaveEnded() throws Exception {
        var busy = "i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done";
        var process =
                new ProcessBuilder("sh", "-c", "sh -c '" + busy + "'; (" + busy + "; sleep 60) & echo; wait").start();
        try {
            assertThat(process.getInputStream().read()).isPositive();
            assertThat(ProcessUsage.cpuMillis(process.pid())).isLessThan(50);
            assertThat(ProcessUsage.cpuMillisWithChildren(process.pid())).isGreaterThan(50);
        } finally {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
    }

    @Test
    void memoryIsReadFromTheLineOfItsName() {
        assertThat(ProcessUsage.mebibytes("VmHWM", "VmPeak:\t 900000 kB\nVmHWM:\t  102400 kB\nVmRSS:\t 90000 kB\n"))
                .isEqualTo(100);
    }

    @Test
    void thisProcessHasUsedSomething() throws Exception {
        assertThat(ProcessUsage.cpuMillis(ProcessHandle.current().pid())).isPositive();
        assertThat(ProcessUsage.peakMebibytes(ProcessHandle.current().pid())).isPositive();
        assertThat(ProcessUsage.proportionalMebibytes(ProcessHandle.current().pid())
                        .orElse(1))
                .isPositive();
    }
}
