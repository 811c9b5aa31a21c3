// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.dkim;

import chatmail.milter.dkim.SignatureResult.Outcome;
import chatmail.milter.mime.Parsed;
import java.security.MessageDigest;
import java.util.Optional;

/** A signature of the author's domain that had no fault when the header ended. */
final class Candidate {
    private final DkimSignature signature;
    private Optional<KeyAnswer> judgedBy = Optional.empty();
    private SignatureResult result;

    Candidate(DkimSignature signature) {
        this.signature = signature;
        result = SignatureResult.of(Outcome.UNAVAILABLE, signature, "no answer about the key yet");
    }

    DkimSignature signature() {
        return signature;
    }

    SignatureResult result() {
        return result;
    }

    /** Whether it waits for a key. */
    boolean wantsKey() {
        return result.outcome() == Outcome.UNAVAILABLE;
    }

    /** Whether it failed because of the key it was judged by. */
    boolean failedByKey() {
        return judgedBy.isPresent() && result.outcome() == Outcome.FAIL;
    }

    /** Fails unless the hash is that of the body, and the body is signed to its end. */
    void compare(BodyHash body) {
        if (signature.bodyLength().filter(length -> length != body.length()).isPresent()) {
            fail("l= leaves part of the body unsigned");
        } else if (!MessageDigest.isEqual(signature.bodyHash(), body.hash())) {
            fail("body hash differs");
        }
    }

    /** Judges by a key; a later answer that differs replaces an earlier one. */
    void judge(KeyAnswer answer, SignedHeader header) {
        if (!(wantsKey() || failedByKey()) || judgedBy.equals(Optional.of(answer))) {
            return;
        }
        judgedBy = Optional.of(answer);
        if (answer instanceof KeyAnswer.Found found) {
            tryRecords(found, header);
        } else if (answer instanceof KeyAnswer.Unavailable unavailable) {
            result = SignatureResult.of(Outcome.UNAVAILABLE, signature, unavailable.why());
        } else {
            fail("no key");
        }
    }

    private void tryRecords(KeyAnswer.Found found, SignedHeader header) {
        byte[] octets = header.octets(signature);
        String firstFact = "";
        for (Parsed<KeyRecord> record : found.read()) {
            Parsed<VerifyingKey> key = record.then(readable -> readable.keyFor(signature));
            if (key.value()
                    .filter(usable -> usable.verifies(octets, signature.signature()))
                    .isPresent()) {
                result = SignatureResult.of(Outcome.PASS, signature, "");
                return;
            }
            if (firstFact.isEmpty() || record.value().isPresent()) {
                firstFact = key.problem().orElse("signature does not match");
            }
        }
        fail(firstFact.isEmpty() ? "no key" : firstFact);
    }

    private void fail(String fact) {
        result = SignatureResult.of(Outcome.FAIL, signature, fact);
    }
}
