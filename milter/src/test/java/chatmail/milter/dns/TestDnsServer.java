// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.dns;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/** A DNS server on loopback, UDP and TCP on one port, that answers what a test tells it to. */
final class TestDnsServer implements AutoCloseable {
    /** The octets to answer a query with; none are no answer. */
    interface Script extends Function<Message, byte[]> {}

    static final byte[] SILENCE = {};

    private final DatagramSocket udp;
    private final ServerSocket tcp;
    private final Script overUdp;
    private final Script overTcp;
    final List<Message> queries = new CopyOnWriteArrayList<>();

    TestDnsServer(Script script) throws IOException {
        this(script, script);
    }

    TestDnsServer(Script overUdp, Script overTcp) throws IOException {
        this.overUdp = overUdp;
        this.overTcp = overTcp;
        tcp = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        udp = new DatagramSocket(tcp.getLocalPort(), InetAddress.getLoopbackAddress());
        start(this::serveUdp);
        start(this::serveTcp);
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void start(Work work) {
        var thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException closed) {
                // That is how it ends.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    InetSocketAddress address() {
        return new InetSocketAddress(udp.getLocalAddress(), udp.getLocalPort());
    }

    private byte[] answer(byte[] octets, Script script) throws IOException {
        var query = new Message(octets);
        queries.add(query);
        return script.apply(query);
    }

    private void serveUdp() throws IOException {
        while (true) {
            var packet = new DatagramPacket(new byte[4096], 4096);
            udp.receive(packet);
            byte[] answer = answer(Arrays.copyOf(packet.getData(), packet.getLength()), overUdp);
            if (answer.length > 0) {
                udp.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
            }
        }
    }

    private void serveTcp() throws IOException {
        while (true) {
            try (var client = tcp.accept()) {
                var in = new DataInputStream(client.getInputStream());
                byte[] answer = answer(in.readNBytes(in.readUnsignedShort()), overTcp);
                var out = new DataOutputStream(client.getOutputStream());
                out.writeShort(answer.length);
                out.write(answer);
                out.flush();
                in.read();
            }
        }
    }

    /** An answer with that code and these records. */
    static byte[] reply(Message query, int rcode, Record... answers) {
        return message(query, rcode, answers).toWire();
    }

    static Message message(Message query, int rcode, Record... answers) {
        var message = new Message(query.getHeader().getID());
        message.getHeader().setFlag(Flags.QR);
        message.getHeader().setFlag(Flags.RA);
        message.getHeader().setRcode(rcode);
        message.addRecord(query.getQuestion(), Section.QUESTION);
        for (Record answer : answers) {
            message.addRecord(answer, Section.ANSWER);
        }
        return message;
    }

    @Override
    public void close() throws IOException {
        udp.close();
        tcp.close();
    }
}
