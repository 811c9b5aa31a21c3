// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth.host;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class HostResourcesTest {
    @TempDir
    Path directory;

    private long now = Long.MAX_VALUE - 1;
    private HostResources host;

    @BeforeEach
    void write() throws IOException {
        writeLoad("0.25");
        Files.writeString(
                directory.resolve("meminfo"),
                "MemTotal:       16000000 kB\nMemFree:         1000000 kB\nMemAvailable:    2000000 kB\n");
        host = new HostResources(directory, directory, directory.resolve("nocreate"), () -> now);
    }

    private void writeLoad(String load) throws IOException {
        Files.writeString(directory.resolve("loadavg"), load + " 0.50 0.75 1/100 4711\n");
    }

    @Test
    void readWhatTheKernelTells() {
        assertThat(host.get().load()).hasValue(0.25);
        assertThat(host.get().availableMemoryBytes()).hasValue(2_048_000_000L);
        assertThat(host.get().freeDiskBytes().orElse(-1)).isNotNegative();
        assertThat(host.get().creationOff()).isFalse();
    }

    @Test
    void readAgainAfterASecond() throws IOException {
        assertThat(host.get().load()).hasValue(0.25);
        writeLoad("9.00");
        now += TimeUnit.MILLISECONDS.toNanos(999);
        assertThat(host.get().load()).hasValue(0.25);
        now += TimeUnit.MILLISECONDS.toNanos(1);
        assertThat(host.get().load()).hasValue(9);
    }

    @Test
    void seeTheSwitchAtOnce() throws IOException {
        assertThat(host.get().creationOff()).isFalse();
        Files.createFile(directory.resolve("nocreate"));
        assertThat(host.get().creationOff()).isTrue();
        Files.delete(directory.resolve("nocreate"));
        assertThat(host.get().creationOff()).isFalse();
    }

    @Test
    void leaveOutWhatCannotBeReadAndWarnOnce() throws IOException {
        Files.delete(directory.resolve("loadavg"));
        Files.writeString(directory.resolve("meminfo"), "MemTotal: 1 kB\n");
        var log = new ListAppender<ILoggingEvent>();
        log.start();
        var logger = (Logger) LoggerFactory.getLogger(HostResources.class);
        logger.addAppender(log);
        try {
            for (int second = 0; second < 3; second++) {
                now += TimeUnit.SECONDS.toNanos(1);
                assertThat(host.get().load()).isEmpty();
                assertThat(host.get().availableMemoryBytes()).isEmpty();
            }
        } finally {
            logger.detachAppender(log);
        }
        assertThat(log.list).hasSize(2);
    }
}
