// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth.dict;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Replies leave in the order of their requests, whenever each becomes known. */
final class DueReplies {
    private final Deque<Place> places = new ArrayDeque<>();
    private int weight;

    /** The place of one reply in the order. */
    static final class Place {
        private final int weight;
        private @Nullable DictReply reply;

        private Place(int weight) {
            this.weight = weight;
        }

        void fill(DictReply known) {
            reply = known;
        }

        boolean isFilled() {
            return reply != null;
        }
    }

    /** @param weight how much of the connection's allowance the request takes */
    Place reserve(int weight) {
        var place = new Place(weight);
        places.add(place);
        this.weight += weight;
        return place;
    }

    /** Takes out the next reply, or part of one, when it is known and everything before it has left. */
    Optional<DictReply> next() {
        Place first = places.peek();
        if (first == null || first.reply == null) {
            return Optional.empty();
        }
        DictReply next = first.reply;
        first.reply = null;
        if (next.ends()) {
            places.remove();
            weight -= first.weight;
        }
        return Optional.of(next);
    }

    /** The weight of all requests that have no answer yet. */
    int weight() {
        return weight;
    }

    boolean isEmpty() {
        return places.isEmpty();
    }
}
