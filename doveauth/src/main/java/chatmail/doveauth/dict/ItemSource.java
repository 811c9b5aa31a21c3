// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth.dict;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The items of an iteration, some at a time and no sooner than the peer takes them: a list of users can be long. */
public interface ItemSource {
    /**
     * The next items; none when there are no more. Called again only after the stage is complete; when it fails, the
     * iteration fails.
     */
    CompletionStage<DictItems> next();

    /** Nothing more is wanted; may come while a stage is open. */
    default void close() {}

    /** A source of these few. */
    static ItemSource of(DictItems items) {
        return new ItemSource() {
            private DictItems left = items;

            @Override
            public CompletionStage<DictItems> next() {
                DictItems now = left;
                left = new DictItems();
                return CompletableFuture.completedFuture(now);
            }
        };
    }
}
