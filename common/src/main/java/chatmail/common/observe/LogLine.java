// SPDX-License-Identifier: Apache-2.0
package chatmail.common.observe;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.classic.util.LevelToSyslogSeverity;
import ch.qos.logback.core.LayoutBase;

/**
 * An event on one line, with the level as journald wants it before a line: {@code <3>} for an error to {@code <7>}
 * (sd-daemon(3)). Line ends and other control characters inside, also those of a stack trace, become {@code " | "}, so no
 * input can forge a line.
 */
final class LogLine extends LayoutBase<ILoggingEvent> {
    @Override
    public String doLayout(ILoggingEvent event) {
        var line = new StringBuilder()
                .append('<')
                .append(LevelToSyslogSeverity.convert(event))
                .append('>');
        String message = event.getFormattedMessage();
        String text = event.getThrowableProxy() == null
                ? message
                : message + '\n' + ThrowableProxyUtil.asString(event.getThrowableProxy());
        boolean control = false;
        for (char c : text.stripTrailing().toCharArray()) {
            if (c >= ' ' && c != 0x7f) {
                line.append(c);
            } else if (!control) {
                line.append(" | ");
            }
            control = c < ' ' || c == 0x7f;
        }
        return line.append('\n').toString();
    }
}
