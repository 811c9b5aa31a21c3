// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.dns;

import chatmail.milter.dkim.KeyAnswer;
import java.time.Duration;

/**
 * An answer and how long it holds.
 *
 * @param ttl zero for what must not be remembered
 */
public record TimedAnswer(KeyAnswer answer, Duration ttl) {
    static TimedAnswer unavailable(String why) {
        return new TimedAnswer(new KeyAnswer.Unavailable(why), Duration.ZERO);
    }
}
