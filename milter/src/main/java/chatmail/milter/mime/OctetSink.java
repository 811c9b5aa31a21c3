// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.mime;

/** Takes the octets of something in pieces of any size. */
public interface OctetSink {
    /**
     * The next octets.
     *
     * @param octets read from {@code from} (inclusive) to {@code to} (exclusive), and not after the call
     */
    void accept(byte[] octets, int from, int to);

    /** Nothing follows. */
    void end();

    /** Of how many of the next octets it needs to know only that they came; whoever makes them may {@link #skip} those. */
    default long indifferentTo() {
        return 0;
    }

    /** Stands for so many octets, at most as many as it is indifferent to. */
    default void skip(long octets) {
        throw new IllegalStateException("not indifferent to " + octets + " octets");
    }

    /** Takes everything and thinks nothing of it. */
    static OctetSink ignoring() {
        return new OctetSink() {
            @Override
            public void accept(byte[] octets, int from, int to) {}

            @Override
            public void end() {}
        };
    }
}
