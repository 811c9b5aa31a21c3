// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.mime;

import java.util.Optional;

/**
 * The first rule a message broke, shared by all the readers its octets run through.
 *
 * <p>Each reader hands on what it has before it objects. So the first rule broken is the same one wherever the octets
 * were cut.
 */
public final class Objection {
    private Optional<String> rule = Optional.empty();

    /**
     * Objects; only the first call counts.
     *
     * @param rule a short ASCII sentence without content of the message
     */
    public void raise(String rule) {
        if (this.rule.isEmpty()) {
            this.rule = Optional.of(rule);
        }
    }

    /** Objects with the problem of something parsed, if it has one. */
    public <T> Optional<T> unwrap(Parsed<T> parsed) {
        parsed.problem().ifPresent(this::raise);
        return parsed.value();
    }

    /** Whether nothing can make the message acceptable any more. */
    public boolean raised() {
        return rule.isPresent();
    }

    /** The first rule broken. */
    public Optional<String> rule() {
        return rule;
    }
}
