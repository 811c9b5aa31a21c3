// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.policy;

import chatmail.common.address.Address;
import chatmail.milter.mime.BodyInspector;
import chatmail.milter.mime.FromHeader;
import chatmail.milter.mime.HeaderField;
import chatmail.milter.mime.Headers;
import chatmail.milter.mime.Limits;
import chatmail.milter.mime.Parsed;
import chatmail.milter.mime.SecureJoinRequest;
import chatmail.milter.pgp.ArmorRules;
import chatmail.milter.pgp.PacketSummary;
import chatmail.milter.pgp.PgpMimeInspector;
import chatmail.milter.pgp.PgpObserver;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The checks of header and body that roles have in common, and the shapes a message may have instead of an encrypted
 * one. The caller decides which of those shapes are open to a message.
 */
final class Content {
    /** A shape that passes unencrypted, and the reason it does. */
    record Exemption(Reason reason, BodyInspector shape) {}

    private final Headers headers = new Headers(Limits.MESSAGE);
    private final long maxBodyBytes;
    private final Trace trace;
    private final List<Exemption> exemptions = new ArrayList<>();
    private Parsed<Address> from = Parsed.refused("the header has not ended");
    private Optional<PgpMimeInspector> encrypted = Optional.empty();
    private Optional<PacketSummary> packets = Optional.empty();
    private long bodyBytes;

    Content(long maxBodyBytes, Trace trace) {
        this.maxBodyBytes = maxBodyBytes;
        this.trace = trace;
    }

    void header(HeaderField field) {
        headers.add(field);
    }

    void endOfHeaders(ArmorRules armor) {
        from = FromHeader.read(headers);
        encrypted = Optional.of(new PgpMimeInspector(headers, armor, trace.reading(Reason.ENCRYPTED)));
    }

    /**
     * Opens a shape to the message, or notes why it is not.
     *
     * @param shortfall what the message lacks whatever its body; empty when only that decides
     */
    void exempt(Reason reason, Optional<String> shortfall, Function<PgpObserver, BodyInspector> shape) {
        if (shortfall.isPresent()) {
            trace.checked(reason, shortfall);
        } else {
            exemptions.add(new Exemption(reason, shape.apply(trace.reading(reason))));
        }
    }

    /** Secure-Join requests pass in either direction, while that is on. */
    void exemptSecureJoin(boolean allowed) {
        exempt(
                Reason.SECURE_JOIN,
                unless(allowed, "securejoin_cleartext is off"),
                observer -> new SecureJoinRequest(headers, observer));
    }

    /** For {@link #exempt}. */
    static Optional<String> unless(boolean kept, String otherwise) {
        return kept ? Optional.empty() : Optional.of(otherwise);
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
        return refusal(Reason.MALFORMED, headers.problem()).or(() -> refusal(Reason.FROM_NOT_SINGLE, from.problem()));
    }

    private Optional<Verdict.Refused> refusal(Reason reason, Optional<String> fact) {
        trace.checked(reason, fact);
        return fact.map(problem -> Verdict.Refused.because(reason, problem));
    }

    /** Judges the whole body, once: encrypted, exempt, or what is wrong with it. */
    Verdict bodyVerdict() {
        Optional<Verdict.Refused> tooLarge =
                refusal(Reason.TOO_LARGE, unless(bodyBytes <= maxBodyBytes, "more than " + maxBodyBytes + " octets"));
        if (tooLarge.isPresent()) {
            return tooLarge.get();
        }
        PgpMimeInspector inspector = encrypted.orElseThrow(() -> new IllegalStateException("the header has not ended"));
        Optional<String> objection = inspector.finish();
        trace.checked(Reason.ENCRYPTED, objection);
        if (objection.isEmpty()) {
            packets = Optional.of(inspector.packets());
            return Verdict.Accepted.because(Reason.ENCRYPTED);
        }
        for (Exemption exemption : exemptions) {
            Optional<String> shortfall = exemption.shape().finish();
            trace.checked(exemption.reason(), shortfall);
            if (shortfall.isEmpty()) {
                return Verdict.Accepted.because(exemption.reason());
            }
        }
        return Verdict.Refused.because(Reason.ENCRYPTION_NEEDED, objection.get());
    }

    Optional<PacketSummary> packets() {
        return packets;
    }
}
