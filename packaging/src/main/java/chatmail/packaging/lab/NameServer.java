// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** A DNS server on loopback that knows the records it was told; other names do not exist, or are in trouble. */
public final class NameServer implements AutoCloseable {

    private static final int TTL_SECONDS = 60;
    private static final int MAX_STRING = 255;

    private final DatagramSocket socket;
    private final Map<Name, List<Record>> records = new ConcurrentHashMap<>();
    private final Set<String> failing = ConcurrentHashMap.newKeySet();

    /** Serves at a free port. */
    public NameServer() {
        this(0);
    }

    /** Serves at this port: the one of DNS, 53, for programs that know no other. */
    public NameServer(int port) {
        try {
            socket = new DatagramSocket(port, InetAddress.getLoopbackAddress());
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
        var thread = new Thread(this::serve, "name server");
        thread.setDaemon(true);
        thread.start();
    }

    /** For {@code dns_servers}. */
    public String address() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    /** The TXT record of a name, in place of all it had. */
    public void publish(String name, String text) {
        var strings = Arrays.asList(text.split("(?<=\\G.{" + MAX_STRING + "})", -1));
        var absolute = absolute(name);
        records.put(absolute, List.of(new TXTRecord(absolute, DClass.IN, TTL_SECONDS, strings)));
    }

    /** These records, in place of all there were. */
    public void publishOnly(List<Record> zone) {
        var fresh = zone.stream().collect(Collectors.groupingBy(Record::getName));
        records.putAll(fresh);
        records.keySet().retainAll(fresh.keySet());
    }

    /** From now on the answer about this name is SERVFAIL. */
    public void failAt(String name) {
        failing.add(name);
    }

    private void serve() {
        var packet = new DatagramPacket(new byte[4096], 4096);
        while (!socket.isClosed()) {
            try {
                socket.receive(packet);
                byte[] answer = answer(new Message(Arrays.copyOf(packet.getData(), packet.getLength())));
                socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
            } catch (IOException e) {
                // Closed, or not DNS.
            }
        }
    }

    private byte[] answer(Message query) {
        var answer = new Message(query.getHeader().getID());
        answer.getHeader().setFlag(Flags.QR);
        answer.addRecord(query.getQuestion(), Section.QUESTION);
        Name name = query.getQuestion().getName();
        var known = records.getOrDefault(name, List.of());
        if (failing.contains(name.toString(true))) {
            answer.getHeader().setRcode(Rcode.SERVFAIL);
        } else if (known.isEmpty()) {
            answer.getHeader().setRcode(Rcode.NXDOMAIN);
        }
        int type = query.getQuestion().getType();
        known.stream()
                .filter(record -> record.getType() == type || record.getType() == Type.CNAME)
                .forEach(record -> answer.addRecord(record, Section.ANSWER));
        return answer.toWire();
    }

    private static Name absolute(String name) {
        try {
            return Name.fromString(name, Name.root);
        } catch (TextParseException notOne) {
            throw new IllegalArgumentException(name, notOne);
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
