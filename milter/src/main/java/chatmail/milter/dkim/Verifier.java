// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.dkim;

import chatmail.common.address.Address;
import chatmail.milter.dkim.SignatureResult.Outcome;
import chatmail.milter.mime.Domains;
import chatmail.milter.mime.HeaderField;
import chatmail.milter.mime.Headers;
import chatmail.milter.mime.Parsed;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Verifies that a message comes from the domain of its author: made at the end of the header, fed the body, asked for the
 * keys it needs, told what they are.
 *
 * <p>A signature of another domain says nothing about the author, so it is passed over before any look-up. The same is true
 * of one that cannot pass whatever its key: keys are asked for only when the body hash is right. Used by one thread at a
 * time.
 */
public final class Verifier {
    /** The most signatures of the author's domain that are verified; further ones are passed over. */
    public static final int MAX_CANDIDATES = 10;

    /** How far clocks may be apart. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    private final String authorDomain;
    private final Instant now;
    private final SignedHeader header;
    private final BodyHashes bodies = new BodyHashes();
    private final List<Candidate> candidates = new ArrayList<>();
    private final List<Supplier<SignatureResult>> results = new ArrayList<>();
    private boolean bodyEnded;

    /**
     * Begins when the header is complete.
     *
     * @param author the address of the From field
     */
    public Verifier(Headers headers, Address author, Instant now) {
        authorDomain = author.domain();
        this.now = now;
        headers.all("DKIM-Signature").forEach(field -> results.add(examine(field)));
        header = new SignedHeader(candidates.isEmpty() ? List.of() : headers.fields());
    }

    private Supplier<SignatureResult> examine(HeaderField field) {
        Parsed<TagList> tags = TagList.of(field);
        if (tags.value().isEmpty()) {
            var unreadable = SignatureResult.unreadable(tags.problem().orElseThrow());
            return () -> unreadable;
        }
        return examine(field, tags.value().get());
    }

    private Supplier<SignatureResult> examine(HeaderField field, TagList tags) {
        Optional<String> domain = tags.value("d").flatMap(Domains::comparable);
        if (domain.filter(signer -> !signer.equals(authorDomain)).isPresent()) {
            var foreign = SignatureResult.of(Outcome.SKIPPED, domain, tags, "not of the From: domain");
            return () -> foreign;
        }
        Parsed<DkimSignature> signature = DkimSignature.parse(field, tags).then(this::inTime);
        if (signature.value().isEmpty()) {
            var malformed = SignatureResult.of(
                    Outcome.FAIL, domain, tags, signature.problem().orElseThrow());
            return () -> malformed;
        }
        if (candidates.size() == MAX_CANDIDATES) {
            var further = SignatureResult.of(
                    Outcome.SKIPPED, signature.value().get(), "more than " + MAX_CANDIDATES + " signatures");
            return () -> further;
        }
        var candidate = new Candidate(signature.value().get());
        candidates.add(candidate);
        bodies.need(candidate.signature().body());
        return candidate::result;
    }

    private Parsed<DkimSignature> inTime(DkimSignature signature) {
        long earliest = now.minus(SKEW).getEpochSecond();
        long latest = now.plus(SKEW).getEpochSecond();
        if (signature.expiresAt().filter(time -> time < earliest).isPresent()) {
            return Parsed.refused("signature expired");
        }
        return signature.signedAt().filter(time -> time > latest).isPresent()
                ? Parsed.refused("signature from the future")
                : Parsed.of(signature);
    }

    /** Whether the body makes any difference. */
    public boolean wantsBody() {
        return !candidates.isEmpty();
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
     * The keys to look up, now that the body is complete. Empty when nothing can pass, or nothing is needed: {@link
     * #conclude()} then says what it comes to.
     */
    public Set<KeyName> keys() {
        endBody();
        return keysOf(Candidate::wantsKey);
    }

    /**
     * The keys that a signature failed by. If an answer came out of a memory, asking afresh may show a newer key; tell it
     * to {@link #passes} like the first.
     */
    public Set<KeyName> disappointingKeys() {
        return keysOf(Candidate::failedByKey);
    }

    private Set<KeyName> keysOf(Predicate<Candidate> wanted) {
        var names = new LinkedHashSet<KeyName>();
        candidates.stream()
                .filter(wanted)
                .forEach(candidate -> names.add(candidate.signature().keyName()));
        return names;
    }

    private void endBody() {
        if (!bodyEnded) {
            bodyEnded = true;
            bodies.finish();
            candidates.forEach(candidate ->
                    candidate.compare(bodies.of(candidate.signature().body())));
        }
    }

    /**
     * Judges the signatures by one key. Answers may come in any order, and once a signature has passed nobody needs to
     * wait for the others.
     *
     * @return whether a signature passed
     */
    public boolean passes(KeyName name, KeyAnswer answer) {
        endBody();
        boolean passed = false;
        for (Candidate candidate : candidates) {
            if (candidate.signature().keyName().equals(name)) {
                candidate.judge(answer, header);
                passed |= candidate.result().outcome() == Outcome.PASS;
            }
        }
        return passed;
    }

    /** Judges by these keys and says what it comes to. */
    public Verification conclude(Map<KeyName, KeyAnswer> answers) {
        answers.forEach(this::passes);
        return conclude();
    }

    /** What it comes to by the keys told so far; one that was not told is one that could not be looked up. */
    public Verification conclude() {
        endBody();
        List<SignatureResult> signatures = results.stream().map(Supplier::get).toList();
        if (signatures.isEmpty()) {
            return new Verification(Verification.Outcome.MISSING, "no signature", signatures);
        }
        if (first(signatures, Outcome.PASS).isPresent()) {
            return new Verification(Verification.Outcome.PASS, "", signatures);
        }
        Optional<String> unavailable = first(signatures, Outcome.UNAVAILABLE);
        if (unavailable.isPresent()) {
            return new Verification(Verification.Outcome.UNAVAILABLE, unavailable.get(), signatures);
        }
        String fact = first(signatures, Outcome.FAIL).orElse("no signature of the From: domain");
        return new Verification(Verification.Outcome.INVALID, fact, signatures);
    }

    /** The fact of the first with that outcome, one of the author's domain if possible. */
    private static Optional<String> first(List<SignatureResult> signatures, Outcome outcome) {
        return signatures.stream()
                .filter(signature -> signature.outcome() == outcome)
                .min((one, other) ->
                        Boolean.compare(other.domain().isPresent(), one.domain().isPresent()))
                .map(SignatureResult::fact);
    }
}
