// SPDX-License-Identifier: Apache-2.0
package chatmail.common.observe;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LevelToSyslogSeverity;

/** The level as journald wants it before a line, {@code <3>} for an error to {@code <7>}: sd-daemon(3). */
public final class PriorityPrefix extends ClassicConverter {
    @Override
    public String convert(ILoggingEvent event) {
        return "<" + LevelToSyslogSeverity.convert(event) + '>';
    }
}
