// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth.push;

import chatmail.common.address.Address;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * How much of the queue one recipient may take, so that tokens which the service fails for hours cannot fill it. A device
 * of somebody for whom so many wait will be told anyway. Recipients are told apart by a hash, so a few share theirs.
 */
final class Shares {
    /** Notifications that may wait for one recipient. */
    static final int MOST = 500;

    /** Of what an earlier process has left, whose recipient is not known before it is read. */
    static final int UNCOUNTED = -1;

    private static final int PLACES = 1 << 12;

    private final AtomicIntegerArray taken = new AtomicIntegerArray(PLACES);

    static int of(Address recipient) {
        return Math.floorMod(recipient.hashCode(), PLACES);
    }

    /** @return whether there was room for one more */
    boolean take(int share) {
        if (taken.incrementAndGet(share) > MOST) {
            taken.decrementAndGet(share);
            return false;
        }
        return true;
    }

    void giveBack(int share) {
        if (share != UNCOUNTED) {
            taken.decrementAndGet(share);
        }
    }
}
