// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.dkim;

import chatmail.milter.mime.OctetSink;

/**
 * The relaxed form of a body (RFC 6376, section 3.4.4): runs of blanks are one space, none at the end of a line, no empty
 * lines at the end. What may yet turn out to be nothing is held back as a count or a flag.
 */
final class RelaxedBody implements OctetSink {
    private final OctetSink out;
    private final byte[] buffer = new byte[8 * 1024];
    private int filled;
    private long lineEnds;
    private boolean blank;
    private boolean cr;
    private boolean empty = true;

    RelaxedBody(OctetSink out) {
        this.out = out;
    }

    @Override
    public void accept(byte[] octets, int from, int to) {
        int i = from;
        while (i < to) {
            if (!isText(octets[i])) {
                control(octets, i);
                i++;
                continue;
            }
            int start = i;
            do {
                i++;
            } while (i < to && isText(octets[i]));
            text(octets, start, i);
        }
    }

    /** The octets above ASCII are negative; other controls than blanks and line ends are rare and go the slow way. */
    private static boolean isText(byte octet) {
        return octet > ' ' || octet < 0;
    }

    private void control(byte[] octets, int at) {
        byte octet = octets[at];
        if (octet == '\n' && cr) {
            cr = false;
            blank = false;
            lineEnds++;
        } else if (octet == '\r') {
            loneCr();
            cr = true;
        } else if (octet == ' ' || octet == '\t') {
            loneCr();
            blank = true;
        } else {
            text(octets, at, at + 1);
        }
    }

    /** A CR that no LF followed was an octet like any other. */
    private void loneCr() {
        if (cr) {
            cr = false;
            release();
            put((byte) '\r');
        }
    }

    private void text(byte[] octets, int from, int to) {
        loneCr();
        release();
        int length = to - from;
        if (length > buffer.length - filled) {
            flush();
        }
        if (length > buffer.length) {
            out.accept(octets, from, to);
        } else {
            System.arraycopy(octets, from, buffer, filled, length);
            filled += length;
        }
    }

    private void release() {
        empty = false;
        for (; lineEnds > 0; lineEnds--) {
            put((byte) '\r');
            put((byte) '\n');
        }
        if (blank) {
            put((byte) ' ');
            blank = false;
        }
    }

    private void put(byte octet) {
        if (filled == buffer.length) {
            flush();
        }
        buffer[filled++] = octet;
    }

    private void flush() {
        out.accept(buffer, 0, filled);
        filled = 0;
    }

    @Override
    public void end() {
        loneCr();
        if (!empty) {
            put((byte) '\r');
            put((byte) '\n');
        }
        flush();
        out.end();
    }
}
