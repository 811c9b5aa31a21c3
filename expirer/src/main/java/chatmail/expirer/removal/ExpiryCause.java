// SPDX-License-Identifier: Apache-2.0
package chatmail.expirer.removal;

import java.util.Locale;

/** Why something is removed. */
public enum ExpiryCause {
    /** A message that has been here as long as any may be. */
    OLD,
    /** A large message in {@code cur/}: the client saw it and had its days to fetch it. */
    LARGE,
    /** A delivery into {@code tmp/} that was never finished. */
    ABANDONED,
    /** An account, with all its mail, that nobody used for long. */
    INACTIVE,
    /** A directory of an address without an account, with nothing in it. */
    EMPTY,
    /** One of the oldest messages of a mailbox that is nearly full. */
    QUOTA;

    /** Metric tag and word of the listing, e.g. {@code old}. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }
}
