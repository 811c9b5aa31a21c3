// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.bench;

import chatmail.milter.policy.Ending;
import chatmail.milter.policy.Verdict;

/** A message that is refused early costs little and would make a fine figure. */
final class Accepting {
    private Accepting() {}

    /** The verdict, if it accepts. */
    static Verdict only(Ending ending) {
        if (ending instanceof Verdict verdict && verdict.reason().accepts()) {
            return verdict;
        }
        throw new IllegalStateException("the message was refused: " + ending);
    }
}
