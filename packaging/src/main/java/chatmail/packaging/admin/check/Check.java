// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.check;

import java.time.Duration;
import java.util.List;

/** Looks at one thing. */
public interface Check {

    /** What is looked at, in a word or two. */
    String name();

    /** What is seen, at least one; an exception is taken for a failure, and its message for the reason. */
    List<Outcome> run() throws Exception;

    /** After so long it has failed. */
    default Duration atMost() {
        return Duration.ofSeconds(10);
    }
}
