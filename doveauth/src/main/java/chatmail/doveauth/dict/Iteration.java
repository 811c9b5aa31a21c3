// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth.dict;

import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** An iteration in progress: the next items are asked for once those before have left. Lives on an event loop. */
final class Iteration {
    private final ItemSource source;
    private final DueReplies.Place place;
    private boolean asked;

    Iteration(ItemSource source, DueReplies.Place place) {
        this.source = source;
        this.place = place;
    }

    /** Asks for more if that is wanted now. */
    void goOn(Consumer<CompletionStage<DictItems>> then) {
        if (!asked && !place.isFilled()) {
            asked = true;
            then.accept(source.next());
        }
    }

    /** Takes what was asked for. */
    void fill(DictReply reply) {
        asked = false;
        place.fill(reply);
        if (reply.ends()) {
            source.close();
        }
    }

    void close() {
        source.close();
    }
}
