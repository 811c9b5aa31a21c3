// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.mime;

import java.util.function.Predicate;

/** A part whose trimmed text must be one of a few known ones. */
public final class ShortText implements OctetSink {
    private static final int MAX_OCTETS = 512;

    private final OctetBuffer octets = new OctetBuffer(MAX_OCTETS);
    private final Predicate<String> expected;
    private final String otherwise;
    private final Objection objection;

    /**
     * Expects one of some texts.
     *
     * @param expected judges the trimmed text, each octet a character
     * @param otherwise the objection when it is another text or longer than 512 octets
     */
    public ShortText(Predicate<String> expected, String otherwise, Objection objection) {
        this.expected = expected;
        this.otherwise = otherwise;
        this.objection = objection;
    }

    @Override
    public void accept(byte[] piece, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!octets.add(piece[i])) {
                objection.raise(otherwise);
                return;
            }
        }
    }

    @Override
    public void end() {
        if (!expected.test(Blanks.strip(octets.text()))) {
            objection.raise(otherwise);
        }
    }
}
