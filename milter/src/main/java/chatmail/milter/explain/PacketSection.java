// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.explain;

import chatmail.milter.pgp.PacketSummary;
import chatmail.milter.pgp.PacketType;
import java.util.Optional;

/** The OpenPGP packets the scanner came by; nothing when it came by none. */
final class PacketSection {
    private PacketSection() {}

    static void print(Page page, Findings findings) {
        findings.trail().longestWalk().ifPresent(walk -> print(page, findings.packets(), walk));
    }

    private static void print(Page page, Optional<PacketSummary> encrypted, Walk walk) {
        if (walk.packetCount() == 0) {
            return;
        }
        page.title("OpenPGP: " + encrypted.map(PacketSummary::toString).orElseGet(() -> count(walk)));
        walk.packets().forEach(packet -> row(page, packet));
        walk.lastPacket().ifPresent(packet -> {
            page.row("...", count(walk) + " in all; the last:");
            row(page, packet);
        });
    }

    private static String count(Walk walk) {
        return walk.packetCount() + (walk.packetCount() == 1 ? " packet" : " packets");
    }

    /** The packets of an encrypted message are known by their names; what others are is said. */
    private static void row(Page page, SeenPacket packet) {
        String words = PacketType.of(packet.type())
                .filter(type -> !PacketText.OF_ENCRYPTED_MESSAGES.contains(type))
                .map(type -> type.words() + ", ")
                .orElse("");
        page.row(PacketText.name(packet), words + PacketText.details(packet));
    }
}
