// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.mime;

/** Leads out of a recursive reading; caught in the same package, so it needs no stack trace. */
final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    private final String rule;

    Refused(String rule) {
        super(rule, null, false, false);
        this.rule = rule;
    }

    /** The rule that was broken. */
    String rule() {
        return rule;
    }
}
