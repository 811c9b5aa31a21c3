// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.pgp;

import chatmail.milter.mime.Objection;
import chatmail.milter.mime.OctetBuffer;
import chatmail.milter.mime.OctetSink;
import java.util.Optional;

/**
 * Walks the packets of a binary OpenPGP message (RFC 9580, sections 4.2 and 10.3) without keeping the encrypted data.
 *
 * <p>Allowed is one sequence only: at least one encrypted session key, then one encrypted data packet of version 1 or 2
 * that ends where the message ends.
 */
public final class PacketScanner implements OctetSink {
    /** Several times what the largest post-quantum algorithm in sight needs; more would be room for something else. */
    private static final int MAX_SESSION_KEY_OCTETS = 16 * 1024;

    /** RFC 9580, section 4.2.1.4. */
    private static final int MIN_FIRST_PARTIAL = 512;

    private static final int LEGACY_WITHOUT_LENGTH = 3;

    private enum State {
        HEADER,
        LENGTH,
        BODY
    }

    private final Objection objection;
    private final PgpObserver observer;
    private final PacketLength length = new PacketLength();
    private final OctetBuffer sessionKey = new OctetBuffer(MAX_SESSION_KEY_OCTETS);
    private final EncryptedDataHead encryptedData;
    private State state = State.HEADER;
    private PacketType type = PacketType.MARKER;
    private boolean firstLength;
    private long remaining;
    private int publicKeys;
    private int passwords;

    /** Objects there to whatever is not an encrypted message. */
    public PacketScanner(Objection objection, PgpObserver observer) {
        this.objection = objection;
        this.observer = observer;
        this.encryptedData = new EncryptedDataHead(objection);
    }

    @Override
    public void accept(byte[] octets, int from, int to) {
        int i = from;
        while (i < to && !objection.raised()) {
            switch (state) {
                case HEADER -> header(octets[i++] & 0xff);
                case LENGTH -> {
                    if (length.add(octets[i++] & 0xff)) {
                        bodyBegins();
                    }
                }
                case BODY -> i = body(octets, i, to);
            }
        }
    }

    @Override
    public long indifferentTo() {
        return state == State.BODY && type == PacketType.SEIPD && encryptedData.complete() ? remaining : 0;
    }

    @Override
    public void skip(long octets) {
        encryptedData.skip(octets);
        bodyGoesOn(octets);
    }

    private void header(int octet) {
        if ((octet & 0x80) == 0) {
            objection.raise("the armor does not hold OpenPGP packets");
            return;
        }
        boolean current = (octet & 0x40) != 0;
        int code = current ? octet & 0x3f : (octet & 0x3f) >> 2;
        int lengthType = octet & 3;
        observer.packetBegins(code, current);
        if (!allows(code)) {
            return;
        }
        if (current) {
            length.startCurrent();
        } else if (lengthType == LEGACY_WITHOUT_LENGTH) {
            objection.raise("a packet has no length");
        } else {
            length.startLegacy(lengthType);
        }
        firstLength = true;
        state = State.LENGTH;
    }

    private boolean allows(int code) {
        Optional<PacketType> named = PacketType.of(code);
        String words = "packet type " + code
                + named.map(name -> " (" + name.words() + ")").orElse("");
        if (encryptedData.begun()) {
            objection.raise(words + " after the encrypted data");
        } else if (named.isEmpty() || !(named.get().isSessionKey() || named.get() == PacketType.SEIPD)) {
            objection.raise(words + " is not allowed");
        } else if (named.get() == PacketType.SEIPD && publicKeys + passwords == 0) {
            objection.raise("encrypted data without a session key packet");
        } else {
            type = named.get();
        }
        return !objection.raised();
    }

    private void bodyBegins() {
        remaining = length.value();
        observer.packetLength(remaining, length.partial());
        if (type.isSessionKey()) {
            if (length.partial() || remaining > MAX_SESSION_KEY_OCTETS) {
                objection.raise("a session key packet has a length it cannot have");
            }
            sessionKey.clear();
        } else if (firstLength) {
            encryptedData.begin();
            if (length.partial() && remaining < MIN_FIRST_PARTIAL) {
                objection.raise("the first partial length is below " + MIN_FIRST_PARTIAL + " octets");
            }
        }
        firstLength = false;
        state = State.BODY;
        if (remaining == 0 && !objection.raised()) {
            bodyEnds();
        }
    }

    private int body(byte[] octets, int from, int to) {
        int end = from + (int) Math.min(remaining, to - from);
        observer.packetBody(octets, from, end);
        if (type.isSessionKey()) {
            for (int i = from; i < end; i++) {
                sessionKey.add(octets[i]);
            }
        } else {
            encryptedData.add(octets, from, end);
        }
        bodyGoesOn(end - from);
        return end;
    }

    private void bodyGoesOn(long octets) {
        remaining -= octets;
        if (remaining == 0 && !objection.raised()) {
            bodyEnds();
        }
    }

    private void bodyEnds() {
        if (length.partial()) {
            length.startCurrent();
            state = State.LENGTH;
            return;
        }
        state = State.HEADER;
        switch (type) {
            case PKESK -> {
                publicKeys++;
                require(PublicKeySessionKey.isPlausible(sessionKey.toArray()));
            }
            case SKESK -> {
                passwords++;
                require(PasswordSessionKey.isPlausible(sessionKey.toArray()));
            }
            default -> encryptedData.end();
        }
    }

    private void require(boolean plausible) {
        if (!plausible) {
            objection.raise("a session key packet is malformed");
        }
    }

    @Override
    public void end() {
        if (state != State.HEADER) {
            objection.raise("a packet is cut short");
        } else if (!encryptedData.begun()) {
            objection.raise("there is no encrypted data packet");
        }
    }

    /** What has come so far; says something once the message ended without an objection. */
    public PacketSummary summary() {
        return new PacketSummary(publicKeys, passwords, encryptedData.version());
    }
}
