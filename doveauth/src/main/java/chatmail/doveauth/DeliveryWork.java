// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth;

import chatmail.common.address.Address;
import chatmail.doveauth.metadata.Deliveries;
import chatmail.doveauth.push.PushQueue;
import chatmail.doveauth.wakeup.WakeUps;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * What a delivery sets going: clients that are connected are woken, also those of the author; devices that are not are
 * notified, unless the message is one's own.
 *
 * @param push empty when it is off
 */
record DeliveryWork(WakeUps wakeUps, Optional<PushQueue> push) implements Deliveries {
    @Override
    public CompletionStage<Void> delivered(Address recipient, boolean own) {
        wakeUps.after(recipient);
        return own || push.isEmpty()
                ? CompletableFuture.completedFuture(null)
                : push.get().delivered(recipient);
    }
}
