// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth.push;

import chatmail.common.address.Address;
import java.time.Instant;

/**
 * One device that is to be told.
 *
 * @param since when the message came
 */
record Notification(Address address, String token, Instant since) {
    @Override
    public String toString() {
        return "Notification";
    }
}
