// SPDX-License-Identifier: Apache-2.0
package chatmail.common.work;

import java.util.concurrent.atomic.AtomicLong;

/** An amount that many take from and give back to; what is not there is not handed out. For any number of threads. */
public final class Budget {
    private final AtomicLong left;

    public Budget(long amount) {
        left = new AtomicLong(amount);
    }

    /** Takes that much, or nothing and answers false. */
    public boolean take(long amount) {
        if (left.addAndGet(-amount) >= 0) {
            return true;
        }
        left.addAndGet(amount);
        return false;
    }

    /** Gives back what was taken. */
    public void giveBack(long amount) {
        left.addAndGet(amount);
    }
}
