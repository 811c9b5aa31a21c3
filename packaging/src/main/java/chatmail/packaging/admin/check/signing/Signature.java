// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.check.signing;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A signature, and what the verifier says of it.
 *
 * @param algorithm as its tag {@code a=} has it
 * @param verdict {@code pass}, or something else and why
 */
record Signature(String selector, String algorithm, String verdict) {

    /** Of {@code chatmail-milter explain}: a title, and below it the row of who signed. */
    private static final Pattern EXPLAINED =
            Pattern.compile("(?m)^DKIM-Signature \\d+ of \\d+: (.*)\\n  signed by +d=\\S+ s=(\\S+) a=(\\S+)");

    /** Those of a message that was explained, in the order of its header. */
    static List<Signature> explained(String text) {
        var signatures = new ArrayList<Signature>();
        var explained = EXPLAINED.matcher(text);
        while (explained.find()) {
            signatures.add(new Signature(explained.group(2), explained.group(3), explained.group(1)));
        }
        return signatures;
    }

    boolean verifies() {
        return verdict.equals("pass");
    }
}
