// SPDX-License-Identifier: Apache-2.0
package chatmail.common.observe;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LogLineTest {
    private static String line(Level level, String message, @Nullable Throwable thrown) {
        var context = new LoggerContext();
        var event = new LoggingEvent("x", context.getLogger("x"), level, message, thrown, new Object[0]);
        return new LogLine().doLayout(event);
    }

    @Test
    void beginsEachLineWithThePriorityThatJournaldReads() {
        assertThat(line(Level.INFO, "ready", null)).isEqualTo("<6>ready\n");
        assertThat(line(Level.WARN, "careful", null)).isEqualTo("<4>careful\n");
        assertThat(line(Level.ERROR, "broken", null)).isEqualTo("<3>broken\n");
    }

    @Test
    void keepsAnEventOnOneLineWhateverIsInIt() {
        assertThat(line(Level.ERROR, "a\r\n<0>forged", new IllegalStateException("b\nc")))
                .startsWith("<3>a | <0>forged | java.lang.IllegalStateException: b | c | ")
                .containsOnlyOnce("\n")
                .endsWith("\n");
    }
}
