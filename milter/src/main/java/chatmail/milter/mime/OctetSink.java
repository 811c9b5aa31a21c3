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
