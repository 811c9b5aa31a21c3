// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.explain;

import chatmail.milter.pgp.PacketType;
import java.util.Optional;
import java.util.Set;

/**
 * Describes packets in words. Whether a packet is allowed was decided by the scanner; this only names what the fields hold
 * (RFC 9580, section 5), so it takes any octets.
 */
final class PacketText {
    /** What an encrypted message is made of; each begins with its version. */
    static final Set<PacketType> OF_ENCRYPTED_MESSAGES = Set.of(PacketType.PKESK, PacketType.SKESK, PacketType.SEIPD);

    private static final int CHUNK_SIZE_OFFSET = 6;
    private static final int MAX_CHUNK_SIZE_OCTET = 16;

    private PacketText() {}

    /** E.g. {@code PKESK v3}. */
    static String name(SeenPacket packet) {
        Optional<PacketType> type = PacketType.of(packet.type());
        int version = packet.head().at(0);
        boolean versioned = type.filter(OF_ENCRYPTED_MESSAGES::contains).isPresent() && version >= 0;
        return type.map(PacketType::name).orElse("type " + packet.type()) + (versioned ? " v" + version : "");
    }

    /** Length, framing and fields. */
    static String details(SeenPacket packet) {
        var text = new StringBuilder();
        if (packet.lengths() == 0) {
            text.append("not read");
        } else {
            text.append(Printable.octets(packet.announced()));
        }
        text.append(packet.current() ? ", current framing" : ", legacy framing");
        if (packet.lengths() > 1) {
            text.append(", ").append(packet.lengths()).append(" partial lengths");
        }
        if (packet.read() < packet.announced()) {
            text.append(", read ").append(Printable.octets(packet.read()));
        }
        String fields = fields(packet);
        return text.append(fields.isEmpty() ? "" : "; " + fields).toString();
    }

    private static String fields(SeenPacket packet) {
        Optional<PacketType> type = PacketType.of(packet.type());
        if (type.isEmpty() || packet.read() == 0) {
            return "";
        }
        return switch (type.get()) {
            case PKESK -> SessionKeyText.ofPublicKey(packet.head());
            case SKESK -> SessionKeyText.ofPassword(packet.head());
            case SEIPD -> packet.head().at(0) == 2 ? encryptedData(packet.head()) : "";
            default -> "";
        };
    }

    /** The parameters of version 2. */
    private static String encryptedData(Fields head) {
        int chunk = head.at(3);
        String size = chunk >= 0 && chunk <= MAX_CHUNK_SIZE_OCTET
                ? "chunks of " + Printable.octets(1L << (chunk + CHUNK_SIZE_OFFSET))
                : "chunk size octet " + chunk;
        return AlgorithmNames.cipher(head.at(1)) + ' ' + AlgorithmNames.aead(head.at(2)) + ", " + size;
    }
}
