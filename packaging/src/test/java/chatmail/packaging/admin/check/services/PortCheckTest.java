// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.check.services;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import chatmail.packaging.admin.check.Level;
import chatmail.packaging.admin.check.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortCheckTest {

    private static Outcome check(int port, boolean tls) throws IOException {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        return new PortCheck(address, tls, "220", "postfix").run().get(0);
    }

    private static Outcome whenGreetedWith(String greeting, boolean tls) throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var thread = new Thread(() -> {
                try (var client = server.accept()) {
                    client.getOutputStream().write(greeting.getBytes(US_ASCII));
                } catch (IOException over) {
                    // The check has seen enough.
                }
            });
            thread.start();
            return check(server.getLocalPort(), tls);
        }
    }

    @Test
    void whoGreetsIsThere() throws IOException {
        assertThat(whenGreetedWith("220 chat.example ESMTP Postfix\r\n", false))
                .isEqualTo(Outcome.ok("postfix answers"));
    }

    @Test
    void anotherGreetingIsShown() throws IOException {
        var outcome = whenGreetedWith("421 4.3.0 too busy\r\n", false);
        assertThat(outcome.level()).isEqualTo(Level.FAIL);
        assertThat(outcome.text()).isEqualTo("it greets with \"421 4.3.0 too busy\"");
    }

    @Test
    void textWhereTlsShouldBeIsAFailure() throws IOException {
        assertThat(whenGreetedWith("220 chat.example ESMTP Postfix\r\n", true).text())
                .startsWith("no TLS: ");
    }

    @Test
    void aPortWhereNobodyListensIsAFailure() throws IOException {
        int port;
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = server.getLocalPort();
        }
        assertThat(check(port, false).text()).isEqualTo("nobody listens");
        assertThat(check(port, true).cure()).contains("systemctl restart postfix");
    }
}
