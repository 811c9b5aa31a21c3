// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.pgp;

import chatmail.milter.mime.Base64Decoder;
import chatmail.milter.mime.Blanks;
import chatmail.milter.mime.Objection;
import chatmail.milter.mime.OctetBuffer;
import chatmail.milter.mime.OctetSink;
import java.util.regex.Pattern;

/**
 * Takes the armor off an OpenPGP message (RFC 9580, section 6) and refuses every octet that belongs neither to it nor to
 * the data.
 */
public final class ArmorReader implements OctetSink {
    private static final String BEGIN = "-----BEGIN PGP MESSAGE-----";
    private static final String END = "-----END PGP MESSAGE-----";
    private static final Pattern HEADER = Pattern.compile("(?s)([A-Za-z][A-Za-z0-9-]{0,31}):(?: .*)?");

    /** The checksum is optional and says nothing about honesty, so only its form matters (section 6.1). */
    private static final Pattern CHECKSUM = Pattern.compile("=[A-Za-z0-9+/]{4}");

    private enum State {
        BEFORE,
        HEADERS,
        DATA,
        CHECKSUM,
        END,
        AFTER
    }

    private final ArmorRules rules;
    private final OctetSink packets;
    private final Objection objection;
    private final PgpObserver observer;
    private final Base64Decoder data;
    private final OctetBuffer line = new OctetBuffer(1_024);
    private State state = State.BEFORE;
    private int headerOctets;
    private int surroundingOctets;

    /** What is inside goes to {@code packets}, which learns of its end at the last line of the armor. */
    public ArmorReader(ArmorRules rules, OctetSink packets, Objection objection, PgpObserver observer) {
        this.rules = rules;
        this.packets = observer.unarmored(packets);
        this.objection = objection;
        this.observer = observer;
        this.data = new Base64Decoder(this.packets);
    }

    @Override
    public void accept(byte[] octets, int from, int to) {
        int i = from;
        while (i < to && !objection.raised()) {
            i = state == State.DATA ? data(octets, i, to) : line(octets, i, to);
        }
    }

    private int data(byte[] octets, int from, int to) {
        int stop = data.take(octets, from, to);
        if (stop < to && !objection.raised()) {
            boolean lineOfItsOwn = data.complete() && data.atLineStart();
            if (lineOfItsOwn && octets[stop] == '-') {
                state = State.END;
            } else if (lineOfItsOwn && octets[stop] == '=') {
                state = State.CHECKSUM;
            } else {
                objection.raise("the armor holds something that is not base64");
            }
        }
        return stop;
    }

    private int line(byte[] octets, int from, int to) {
        int i = from;
        while (i < to) {
            byte octet = octets[i++];
            if (octet == '\n') {
                lineEnds();
                return i;
            }
            if (!line.add(octet)) {
                objection.raise("the armor has an overlong line");
                return to;
            }
        }
        return i;
    }

    private void lineEnds() {
        String text = withoutBlanksAtEnd(line.text());
        line.clear();
        switch (state) {
            case BEFORE -> {
                if (text.equals(BEGIN)) {
                    state = State.HEADERS;
                } else {
                    surrounding(text, "the armor does not begin with BEGIN PGP MESSAGE");
                }
            }
            case HEADERS -> header(text);
            case CHECKSUM -> checksum(text);
            case END -> lastLine(text);
            default -> surrounding(text, "there is text after the armor");
        }
    }

    private void surrounding(String text, String otherwise) {
        surroundingOctets += text.length();
        if (surroundingOctets > rules.maxSurroundingOctets()) {
            objection.raise(otherwise);
        }
    }

    private void header(String text) {
        if (text.isEmpty()) {
            state = State.DATA;
            return;
        }
        var header = HEADER.matcher(text);
        headerOctets += text.length();
        if (!header.matches()) {
            objection.raise("the armor has no empty line before its data");
            return;
        }
        observer.armorHeader(header.group(1));
        if (!rules.tolerates(header.group(1))) {
            objection.raise("the armor holds a " + ArmorRules.spoken(header.group(1)) + "header");
        } else if (headerOctets > ArmorRules.MAX_HEADER_OCTETS) {
            objection.raise("the armor headers exceed " + ArmorRules.MAX_HEADER_OCTETS + " octets");
        }
    }

    private void checksum(String text) {
        if (CHECKSUM.matcher(text).matches()) {
            state = State.END;
        } else {
            objection.raise("the armor has a malformed checksum");
        }
    }

    private void lastLine(String text) {
        if (text.equals(END)) {
            packets.end();
            state = State.AFTER;
        } else if (!text.isEmpty()) {
            objection.raise("the armor does not end with END PGP MESSAGE");
        }
    }

    private static String withoutBlanksAtEnd(String text) {
        int end = text.length();
        while (end > 0 && Blanks.isBlankOrLineEnd(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end);
    }

    @Override
    public void end() {
        if (line.length() > 0) {
            lineEnds();
        }
        if (state == State.BEFORE) {
            objection.raise("there is no armor");
        } else if (state != State.AFTER) {
            objection.raise("the armor has no end");
        }
    }
}
