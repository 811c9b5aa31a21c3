// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.dkim;

import chatmail.milter.mime.HeaderField;
import chatmail.milter.mime.Headers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/**
 * Signs a message for its domain: made at the end of the header, fed the body. Relaxed in both forms, for a byte more or
 * less between hosts changes nothing that a reader sees; never {@code l=}. Used by one thread at a time.
 */
public final class Signer {
    private static final byte[] NAME = "DKIM-Signature".getBytes(StandardCharsets.US_ASCII);

    private final SigningKeys keys;
    private final SignedHeader header;
    private final Instant now;
    private final BodyHashes bodies = new BodyHashes();

    /** Begins when the header is complete. */
    public Signer(SigningKeys keys, Headers headers, Instant now) {
        this.keys = keys;
        this.now = now;
        header = new SignedHeader(headers.fields());
        bodies.need(Canonicalization.RELAXED);
    }

    /**
     * Takes the next piece of the body.
     *
     * @param piece position to limit; consumed, not kept
     */
    public void feed(ByteBuffer piece) {
        bodies.feed(piece);
    }

    /**
     * The body is complete.
     *
     * @return a field per key, to be put above all others; values begin with a blank and fold as LF
     */
    public List<HeaderField> finish() {
        bodies.finish();
        return keys.keys().stream().map(this::sign).toList();
    }

    private HeaderField sign(SigningKey key) {
        List<String> names = SignedFields.of(header);
        FoldedTags tags = new FoldedTags()
                .tag("v", "1")
                .tag("a", key.algorithm().tag())
                .tag("c", "relaxed/relaxed")
                .tag("d", keys.domain())
                .tag("s", key.selector())
                .tag("t", Long.toString(now.getEpochSecond()))
                .list("h", names)
                .octets("bh", base64(bodies.of(Canonicalization.RELAXED).hash()))
                .octets("b", "");
        byte[] covered = header.octets(Canonicalization.RELAXED, names, field(tags));
        return field(tags.more(base64(key.sign(covered))));
    }

    private static HeaderField field(FoldedTags tags) {
        return new HeaderField(NAME, tags.text().getBytes(StandardCharsets.US_ASCII));
    }

    private static String base64(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }
}
