// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.explain;

import chatmail.milter.mime.Headers;
import chatmail.milter.mime.OctetSink;
import chatmail.milter.pgp.PgpObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What one inspector came by on its walk through the body; bounded, for a body may hold packets without end. */
final class Walk implements PgpObserver {
    private static final int MAX_PACKETS = 50;
    private static final int MAX_ARMOR_HEADERS = 20;

    /**
     * A part of the multipart.
     *
     * @param encoded counts it as it is in the message
     * @param decoded counts what its transfer encoding leaves; empty when that could not be read
     */
    record Part(Headers header, CountingSink encoded, Optional<CountingSink> decoded) {}

    private final List<Part> parts = new ArrayList<>();
    private final List<String> armorHeaders = new ArrayList<>();
    private final List<SeenPacket> packets = new ArrayList<>();
    private Optional<CountingSink> decoding = Optional.empty();
    private Optional<CountingSink> unarmored = Optional.empty();
    private Optional<SeenPacket> last = Optional.empty();
    private long packetCount;

    @Override
    public OctetSink decoded(int number, OctetSink content) {
        var counting = new CountingSink(content);
        decoding = Optional.of(counting);
        return counting;
    }

    @Override
    public OctetSink encoded(int number, Headers header, OctetSink body) {
        var counting = new CountingSink(body);
        parts.add(new Part(header, counting, decoding));
        decoding = Optional.empty();
        return counting;
    }

    @Override
    public void armorHeader(String name) {
        if (armorHeaders.size() < MAX_ARMOR_HEADERS) {
            armorHeaders.add(name);
        }
    }

    @Override
    public OctetSink unarmored(OctetSink content) {
        var counting = new CountingSink(content);
        unarmored = Optional.of(counting);
        return counting;
    }

    @Override
    public void packetBegins(int type, boolean current) {
        packetCount++;
        var packet = new SeenPacket(type, current);
        last = Optional.of(packet);
        if (packets.size() < MAX_PACKETS) {
            packets.add(packet);
        }
    }

    @Override
    public void packetLength(long octets, boolean partial) {
        last.ifPresent(packet -> packet.length(octets));
    }

    @Override
    public void packetBody(byte[] octets, int from, int to) {
        last.ifPresent(packet -> packet.body(octets, from, to));
    }

    List<Part> parts() {
        return parts;
    }

    /** The names, in the order they came. */
    List<String> armorHeaders() {
        return armorHeaders;
    }

    /** Counts what was in the armor; empty when none was reached. */
    Optional<CountingSink> unarmored() {
        return unarmored;
    }

    /** The first packets. */
    List<SeenPacket> packets() {
        return packets;
    }

    /** The last packet, when it is not among the first. */
    Optional<SeenPacket> lastPacket() {
        return packetCount > packets.size() ? last : Optional.empty();
    }

    /** How many packets there were in all. */
    long packetCount() {
        return packetCount;
    }
}
