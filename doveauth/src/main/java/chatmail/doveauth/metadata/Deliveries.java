// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth.metadata;

import chatmail.common.address.Address;
import java.util.concurrent.CompletionStage;

/** Hears of each message that was delivered. */
@FunctionalInterface
public interface Deliveries {
    /**
     * @param own whether the recipient is the author, so that none of the own devices need be told
     * @return done when it will not be forgotten any more
     */
    CompletionStage<Void> delivered(Address recipient, boolean own);
}
