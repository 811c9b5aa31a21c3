// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.dkim;

import chatmail.milter.mime.Pieces;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * One hash for each form of the body that some signature needs. Since {@code l=} must not leave anything unsigned, those
 * signatures are about the whole body too, and two hashes are enough for any number of signatures.
 */
final class BodyHashes {
    private final Map<Canonicalization, BodyHash> hashes = new EnumMap<>(Canonicalization.class);
    private boolean finished;

    void need(Canonicalization form) {
        hashes.computeIfAbsent(form, BodyHash::new);
    }

    /** Takes the next piece of the body, position to limit. */
    void feed(ByteBuffer piece) {
        Pieces.consume(piece, this::feed);
    }

    private void feed(byte[] octets, int from, int to) {
        for (BodyHash hash : hashes.values()) {
            hash.feed(octets, from, to);
        }
    }

    /** The body is complete; once is enough, twice does no harm. */
    void finish() {
        if (!finished) {
            finished = true;
            hashes.values().forEach(BodyHash::finish);
        }
    }

    /** The hash of a form that was asked for. */
    BodyHash of(Canonicalization form) {
        return Optional.ofNullable(hashes.get(form)).orElseThrow(() -> new IllegalStateException("not asked for"));
    }
}
