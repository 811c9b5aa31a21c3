// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.explain;

import chatmail.milter.dkim.KeyAnswer;
import chatmail.milter.dkim.KeyName;
import chatmail.milter.dkim.SignatureResult;
import chatmail.milter.dkim.SignatureResult.Outcome;
import chatmail.milter.dkim.TagList;
import chatmail.milter.dkim.Verification;
import chatmail.milter.mime.HeaderField;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Each DKIM-Signature field: what it says of itself, and what became of it. */
final class SignatureSection {
    /** Ten are verified at most; a few more show what the others are. */
    private static final int MAX_SHOWN = 20;

    private static final String ABSENT = "-";

    /** What a signature may say about how much and how long it holds, in that order. */
    private static final Map<String, String> LIMITS =
            new TreeMap<>(Map.of("l", "l= (body length)", "t", "t= (signed at)", "x", "x= (expires at)"));

    private SignatureSection() {}

    static void print(Page page, Findings findings) {
        List<HeaderField> fields = findings.header().headers().all("DKIM-Signature");
        if (fields.isEmpty()) {
            page.title("DKIM-Signature: none");
        }
        for (int i = 0; i < Math.min(fields.size(), MAX_SHOWN); i++) {
            Optional<SignatureResult> result = result(findings.verification(), i);
            page.title("DKIM-Signature " + (i + 1) + " of " + fields.size() + ": "
                    + result.map(SignatureSection::outcome).orElse("not judged, for the rule was not reached"));
            TagList.of(fields.get(i)).value().ifPresent(tags -> tags(page, tags, findings.answers()));
        }
    }

    /** The verifier gives one result for each field, in the order of the header. */
    private static Optional<SignatureResult> result(Optional<Verification> verification, int index) {
        return verification.map(known -> known.signatures().get(index));
    }

    private static String outcome(SignatureResult result) {
        String fact = result.fact().isEmpty() ? "" : ", " + result.fact();
        return result.outcome().tag() + fact + (result.outcome() == Outcome.SKIPPED ? ", so it was not verified" : "");
    }

    private static void tags(Page page, TagList tags, Map<KeyName, KeyAnswer> answers) {
        page.row(
                "signed by",
                "d=" + value(tags, "d") + " s=" + value(tags, "s") + " a=" + value(tags, "a") + " c="
                        + tags.value("c").orElse("simple/simple"));
        tags.values("h").ifPresent(names -> page.list("signed fields", names));
        LIMITS.forEach((tag, meaning) -> tags.value(tag).ifPresent(value -> page.row(meaning, value)));
        tags.value("s")
                .flatMap(selector -> tags.value("d").flatMap(domain -> KeyName.of(selector, domain)))
                .ifPresent(key -> page.row("key", key + ": " + answer(answers, key)));
    }

    private static String value(TagList tags, String name) {
        return tags.value(name).orElse(ABSENT);
    }

    private static String answer(Map<KeyName, KeyAnswer> answers, KeyName key) {
        KeyAnswer answer = answers.get(key);
        if (answer instanceof KeyAnswer.Found found) {
            int records = found.records().size();
            return "found, " + records + (records == 1 ? " record" : " records");
        }
        if (answer instanceof KeyAnswer.Unavailable unavailable) {
            return "could not be looked up, " + unavailable.why();
        }
        return answer == null ? "not looked up" : "there is no such record";
    }
}
