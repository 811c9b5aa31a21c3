// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.policy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where mail comes from; the socket a connection came in by decides, nothing the peer says. */
public enum Role {
    /** From other servers, port 25. */
    INCOMING,
    /** From our own users, submission and submissions. */
    OUTGOING,
    /** Made by Postfix itself: bounces. */
    SIGNING;

    /** The word in command lines, metrics and logs. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Role> named(String tag) {
        return Arrays.stream(values()).filter(role -> role.tag().equals(tag)).findFirst();
    }
}
