// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.mime;

import java.util.Optional;
import java.util.function.Function;

/**
 * What reading something strictly led to: the value, or the rule that it breaks.
 *
 * @param value present when nothing was wrong
 * @param problem a short ASCII sentence without content of the message; present when there is no value
 */
public record Parsed<T>(Optional<T> value, Optional<String> problem) {
    /** Nothing was wrong. */
    public static <T> Parsed<T> of(T value) {
        return new Parsed<>(Optional.of(value), Optional.empty());
    }

    /** A rule was broken. */
    public static <T> Parsed<T> refused(String problem) {
        return new Parsed<>(Optional.empty(), Optional.of(problem));
    }

    /** Reads on from the value; a problem stays as it is. */
    public <U> Parsed<U> then(Function<T, Parsed<U>> next) {
        return value.isPresent() ? next.apply(value.get()) : new Parsed<>(Optional.empty(), problem);
    }
}
