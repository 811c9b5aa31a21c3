// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Keeps what it is given. */
public final class CollectingSink implements OctetSink {
    private final ByteArrayOutputStream octets = new ByteArrayOutputStream();
    private boolean ended;

    @Override
    public void accept(byte[] piece, int from, int to) {
        octets.write(piece, from, to - from);
    }

    @Override
    public void end() {
        ended = true;
    }

    /** Everything so far, each octet a character. */
    public String text() {
        return octets.toString(StandardCharsets.ISO_8859_1);
    }

    /** Everything so far. */
    public byte[] octets() {
        return octets.toByteArray();
    }

    /** Whether it was told the end. */
    public boolean ended() {
        return ended;
    }
}
