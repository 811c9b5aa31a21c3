// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.check.machine;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import chatmail.packaging.admin.check.Level;
import chatmail.packaging.admin.check.Outcome;
import chatmail.packaging.admin.zone.Records;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;

class OutwardCheckTest {

    /** Every domain has its mail taken on this machine. */
    private static final Records HERE = (name, type) -> switch (type) {
        case Type.MX ->
            List.of(new MXRecord(
                    Name.fromString(name + '.'), DClass.IN, 60, 10, Name.fromString("mx.elsewhere.example.")));
        case Type.A -> List.of(new ARecord(Name.fromString(name), DClass.IN, 60, InetAddress.getLoopbackAddress()));
        default -> List.of();
    };

    private static Outcome check(Records dns, int port) {
        return new OutwardCheck(dns, List.of("one.example", "two.example"), port)
                .run()
                .get(0);
    }

    @Test
    void aGreetingIsEnough() throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var thread = new Thread(() -> {
                try (var client = server.accept()) {
                    client.getOutputStream().write("220 hello\r\n".getBytes(US_ASCII));
                    client.getInputStream().readAllBytes();
                } catch (IOException over) {
                    // The check has seen enough.
                }
            });
            thread.start();
            assertThat(check(HERE, server.getLocalPort())).isEqualTo(Outcome.ok("a server of one.example answers"));
        }
    }

    @Test
    void whereNobodyAnswersNoMailLeaves() throws IOException {
        int port;
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = server.getLocalPort();
        }
        var outcome = check(HERE, port);
        assertThat(outcome.level()).isEqualTo(Level.FAIL);
        assertThat(outcome.text()).startsWith("no mail can leave").contains("one.example: ", "two.example: ");
    }

    @Test
    void aPortThatSwallowsEverythingIsWhatAProviderOpens() throws IOException {
        // It takes the connection and never says anything.
        try (var server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
            assertThat(check(HERE, server.getLocalPort()).cure()).startsWith("have your provider open port 25");
        }
    }

    @Test
    void aHostWithoutANetworkIsToldSo() {
        Records dark = (name, type) -> {
            throw new IOException("DNS does not tell about " + name + ": timed out");
        };
        var outcome = check(dark, 25);
        assertThat(outcome.level()).isEqualTo(Level.FAIL);
        assertThat(outcome.cure()).startsWith("give this host a network");
    }
}
