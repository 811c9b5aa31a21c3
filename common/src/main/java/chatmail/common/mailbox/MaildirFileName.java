// SPDX-License-Identifier: Apache-2.0
package chatmail.common.mailbox;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a message's file name tells, so that no file need be asked: {@code 1795337620.M999850P13220.host,S=1169,W=1192:2,S}
 * as Dovecot writes it. The seconds are the server's at delivery and survive COPY, restore and touch.
 *
 * @param delivered empty when the name does not begin with plausible seconds
 * @param bytes the size ({@code S=}); empty when the name does not tell
 */
public record MaildirFileName(Optional<Instant> delivered, OptionalLong bytes) {
    /** Ten digits hold every second from 2001 to 2286; anything else is somebody's own name. */
    private static final int SECONDS_DIGITS = 10;

    private static final int MAX_SIZE_DIGITS = 18;

    private static final long NONE = -1;

    public static MaildirFileName parse(String name) {
        long seconds = seconds(name);
        long bytes = bytes(name);
        return new MaildirFileName(
                seconds == NONE ? Optional.empty() : Optional.of(Instant.ofEpochSecond(seconds)),
                bytes == NONE ? OptionalLong.empty() : OptionalLong.of(bytes));
    }

    private static long seconds(String name) {
        boolean more = name.length() > SECONDS_DIGITS + 1 && name.charAt(SECONDS_DIGITS) == '.';
        return more ? number(name, 0, SECONDS_DIGITS) : NONE;
    }

    /** Of the first {@code ,S=} that a whole number follows, up to the next field, the flags or the end. */
    private static long bytes(String name) {
        for (int field = name.indexOf(",S="); field >= 0; field = name.indexOf(",S=", field + 1)) {
            int from = field + 3;
            int to = from;
            while (to < name.length() && name.charAt(to) != ',' && name.charAt(to) != ':') {
                to++;
            }
            long bytes = to > from && to - from <= MAX_SIZE_DIGITS ? number(name, from, to) : NONE;
            if (bytes != NONE) {
                return bytes;
            }
        }
        return NONE;
    }

    private static long number(String name, int from, int to) {
        long number = 0;
        for (int i = from; i < to; i++) {
            int digit = name.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return NONE;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
