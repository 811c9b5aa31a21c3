// SPDX-License-Identifier: Apache-2.0
package chatmail.common.mailbox;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a message's file name tells, so that no file need be asked: {@code 1795337620.M999850P13220.host,S=1169,W=1192:2,S}
 * as Dovecot writes it. The seconds are the server's at delivery and survive COPY, restore and touch.
 *
 * @param delivered empty when the name does not begin with plausible seconds
 * @param bytes the size ({@code S=}); empty when the name does not tell
 */
public record MaildirFileName(Optional<Instant> delivered, OptionalLong bytes) {
    /** Ten digits hold every second from 2001 to 2286; anything else is somebody's own name. */
    private static final Pattern SECONDS = Pattern.compile("(\\d{10})\\..+");

    private static final Pattern SIZE = Pattern.compile(",S=(\\d{1,18})(?=[,:]|$)");

    public static MaildirFileName parse(String name) {
        Matcher seconds = SECONDS.matcher(name);
        Matcher size = SIZE.matcher(name);
        return new MaildirFileName(
                seconds.matches()
                        ? Optional.of(Instant.ofEpochSecond(Long.parseLong(seconds.group(1))))
                        : Optional.empty(),
                size.find() ? OptionalLong.of(Long.parseLong(size.group(1))) : OptionalLong.empty());
    }
}
