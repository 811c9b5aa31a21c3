// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.zone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import chatmail.common.config.ChatmailConfig.Dns;
import chatmail.packaging.admin.check.Trouble;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Type;

class SystemDnsTest {

    @Test
    void aServerThatIsSilentIsTroubleOfDnsAndSoIsTheCure() throws IOException {
        try (var silent = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            var server = new InetSocketAddress(InetAddress.getLoopbackAddress(), silent.getLocalPort());
            var dns = new SystemDns(new Dns(List.of(server), Duration.ofMillis(100)));
            var thrown = catchThrowableOfType(NoAnswerException.class, () -> dns.of("chat.example", Type.MX));
            assertThat(thrown).hasMessageStartingWith("DNS does not tell about chat.example: ");
            assertThat(Trouble.of(thrown).cure()).contains("/etc/resolv.conf");
        }
    }
}
