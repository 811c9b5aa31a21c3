// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.policy;

import chatmail.common.address.Address;
import chatmail.milter.mime.BodyInspector;
import chatmail.milter.mime.FromHeader;
import chatmail.milter.mime.HeaderField;
import chatmail.milter.mime.Headers;
import chatmail.milter.mime.Limits;
import chatmail.milter.mime.Parsed;
import chatmail.milter.pgp.ArmorRules;
import chatmail.milter.pgp.PacketSummary;
import chatmail.milter.pgp.PgpMimeInspector;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The checks of header and body that roles have in common, and the shapes a message may have instead of an encrypted
 * one. The caller decides which of those shapes are open to a message.
 */
final class Content {
    /** A shape that passes unencrypted, and the reason it does. */
    record Exemption(Reason reason, BodyInspector shape) {}

    private final Headers headers = new Headers(Limits.MESSAGE);
    private final long maxBodyBytes;
    private final List<Exemption> exemptions = new ArrayList<>();
    private Parsed<Address> from = Parsed.refused("the header has not ended");
    private Optional<PgpMimeInspector> encrypted = Optional.empty();
    private Optional<PacketSummary> packets = Optional.empty();
    private long bodyBytes;

    Content(long maxBodyBytes) {
        this.maxBodyBytes = maxBodyBytes;
    }

    void header(HeaderField field) {
        headers.add(field);
    }

    void endOfHeaders(ArmorRules armor) {
        from = FromHeader.read(headers);
        encrypted = Optional.of(new PgpMimeInspector(headers, armor));
    }

    void exempt(Reason reason, BodyInspector shape) {
        exemptions.add(new Exemption(reason, shape));
    }

    Headers headers() {
        return headers;
    }

    /** The author; empty when there is not exactly one. */
    Optional<Address> from() {
        return from.value();
    }

    /** @return whether more could change the verdict */
    boolean body(ByteBuffer piece) {
        bodyBytes += piece.remaining();
        boolean open = encrypted.isPresent() && feed(encrypted.get(), piece);
        for (Exemption exemption : exemptions) {
            open |= feed(exemption.shape(), piece);
        }
        return open && headers.problem().isEmpty() && from().isPresent() && bodyBytes <= maxBodyBytes;
    }

    private static boolean feed(BodyInspector shape, ByteBuffer piece) {
        shape.feed(piece.duplicate());
        return !shape.decided();
    }

    /** What is wrong before the body is looked at. */
    Optional<Verdict.Refused> headerVerdict() {
        if (headers.problem().isPresent()) {
            return Optional.of(
                    Verdict.Refused.because(Reason.MALFORMED, headers.problem().get()));
        }
        return from.problem().map(problem -> Verdict.Refused.because(Reason.FROM_NOT_SINGLE, problem));
    }

    /** Judges the whole body, once: encrypted, exempt, or what is wrong with it. */
    Verdict bodyVerdict() {
        if (bodyBytes > maxBodyBytes) {
            return Verdict.Refused.because(Reason.TOO_LARGE, "more than " + maxBodyBytes + " octets");
        }
        PgpMimeInspector inspector = encrypted.orElseThrow(() -> new IllegalStateException("the header has not ended"));
        Optional<String> objection = inspector.finish();
        if (objection.isEmpty()) {
            packets = Optional.of(inspector.packets());
            return Verdict.Accepted.because(Reason.ENCRYPTED);
        }
        for (Exemption exemption : exemptions) {
            if (exemption.shape().finish().isEmpty()) {
                return Verdict.Accepted.because(exemption.reason());
            }
        }
        return Verdict.Refused.because(Reason.ENCRYPTION_NEEDED, objection.get());
    }

    Optional<PacketSummary> packets() {
        return packets;
    }
}
