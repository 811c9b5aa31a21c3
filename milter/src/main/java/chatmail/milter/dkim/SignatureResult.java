// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.dkim;

import java.util.Locale;
import java.util.Optional;

/**
 * What became of one signature field.
 *
 * @param domain of the signer in comparable form; empty when there is none to read
 * @param key where its key would be; empty when that was not looked at
 * @param algorithm empty for none that is supported
 * @param fact a short ASCII sentence on why it did not pass, without content of the message; empty when it did
 */
public record SignatureResult(
        Outcome outcome, Optional<String> domain, Optional<KeyName> key, Optional<Algorithm> algorithm, String fact) {
    public enum Outcome {
        PASS,
        /** For good: the message, the signature or the key is not as it should be. */
        FAIL,
        /** The key could not be asked for. */
        UNAVAILABLE,
        /** Says nothing about the author, or is one too many; never looked at closely. */
        SKIPPED;

        /** The word in metrics. */
        public String tag() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The algorithm as a metric's tag. */
    public String algorithmTag() {
        return algorithm.map(Algorithm::tag).orElse("other");
    }

    static SignatureResult unreadable(String fact) {
        return new SignatureResult(Outcome.FAIL, Optional.empty(), Optional.empty(), Optional.empty(), fact);
    }

    static SignatureResult of(Outcome outcome, Optional<String> domain, TagList tags, String fact) {
        Optional<Algorithm> algorithm = tags.value("a").flatMap(Algorithm::named);
        return new SignatureResult(outcome, domain, Optional.empty(), algorithm, fact);
    }

    static SignatureResult of(Outcome outcome, DkimSignature signature, String fact) {
        KeyName key = signature.keyName();
        return new SignatureResult(
                outcome, Optional.of(key.domain()), Optional.of(key), Optional.of(signature.algorithm()), fact);
    }
}
