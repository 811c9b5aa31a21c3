// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.dkim;

import chatmail.milter.mime.OctetSink;
import java.nio.charset.StandardCharsets;

/**
 * The simple form of a body (RFC 6376, section 3.4.3): as it is, with exactly one line end at its end. Line ends are held
 * back as a count until something follows them; everything else goes through in long ranges.
 */
final class SimpleBody implements OctetSink {
    private static final byte[] LINE_ENDS = "\r\n".repeat(64).getBytes(StandardCharsets.US_ASCII);

    private final OctetSink out;
    private long held;
    private boolean cr;

    SimpleBody(OctetSink out) {
        this.out = out;
    }

    @Override
    public void accept(byte[] octets, int from, int to) {
        int start = skipLineEnds(octets, from, to);
        if (start == to) {
            return;
        }
        release();
        int end = to;
        if (octets[end - 1] == '\r') {
            cr = true;
            end--;
        }
        while (end - start >= 2 && octets[end - 1] == '\n' && octets[end - 2] == '\r') {
            held++;
            end -= 2;
        }
        out.accept(octets, start, end);
    }

    /** Returns the index of the first octet that does not go on with the line ends held back. */
    private int skipLineEnds(byte[] octets, int from, int to) {
        int i = from;
        while (i < to && octets[i] == (cr ? '\n' : '\r')) {
            held += cr ? 1 : 0;
            cr = !cr;
            i++;
        }
        return i;
    }

    /** A CR that no LF follows is an octet like any other. */
    private void release() {
        while (held > 0) {
            int now = (int) Math.min(held, LINE_ENDS.length / 2);
            out.accept(LINE_ENDS, 0, 2 * now);
            held -= now;
        }
        if (cr) {
            out.accept(LINE_ENDS, 0, 1);
            cr = false;
        }
    }

    @Override
    public void end() {
        if (cr) {
            release();
        }
        out.accept(LINE_ENDS, 0, 2);
        out.end();
    }
}
