// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.mime;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A header block in its order, filled field by field. */
public final class Headers {
    private final Limits limits;
    private final List<HeaderField> fields = new ArrayList<>();
    private int octets;
    private Optional<String> problem = Optional.empty();

    /** An empty block, bounded by {@code limits}. */
    public Headers(Limits limits) {
        this.limits = limits;
    }

    /** Adds the next field; once a limit is passed nothing more is stored. */
    public void add(HeaderField field) {
        if (problem.isPresent()) {
            return;
        }
        problem = problemWith(field);
        if (problem.isEmpty()) {
            fields.add(field);
            octets += field.octets();
        }
    }

    private Optional<String> problemWith(HeaderField field) {
        if (fields.size() == limits.maxFields()) {
            return Optional.of("more than " + limits.maxFields() + " header fields");
        }
        if (!field.hasName()) {
            return Optional.of("a header field without a name");
        }
        if (field.octets() > limits.maxFieldOctets()) {
            return Optional.of(
                    "a header field of " + field.octets() + " octets (expected: <= " + limits.maxFieldOctets() + ")");
        }
        if (field.octets() > limits.maxOctets() - octets) {
            return Optional.of("a header of more than " + limits.maxOctets() + " octets");
        }
        return Optional.empty();
    }

    /** All fields, in the order they came. */
    public List<HeaderField> fields() {
        return Collections.unmodifiableList(fields);
    }

    /** The fields of that name, in the order they came. */
    public List<HeaderField> all(String name) {
        return fields.stream().filter(field -> field.is(name)).toList();
    }

    /** Why the block is malformed, in a short ASCII sentence; empty when it is not. */
    public Optional<String> problem() {
        return problem;
    }
}
