// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.wire;

import chatmail.common.accounts.AccountStore;
import chatmail.common.config.ChatmailConfig;
import chatmail.common.observe.Pseudonyms;
import chatmail.common.work.Budget;
import chatmail.common.work.Workers;
import chatmail.milter.dns.AuthorCheck;
import chatmail.milter.dns.KeyCache;
import chatmail.milter.dns.KeySource;
import chatmail.milter.policy.Role;
import chatmail.milter.policy.TestPolicies;
import chatmail.milter.session.AccountLookup;
import chatmail.milter.session.MessageLog;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.buffer.ByteBuf;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.stream.Stream;

/** The real pipeline without a socket. */
final class EmbeddedMilter {
    private static final ChatmailConfig CONFIG = TestPolicies.config("max_user_send_burst_size = 2");

    private EmbeddedMilter() {}

    static EmbeddedChannel channel(
            Role role, AccountStore accounts, AuthorCheck authors, Budget memory, MeterRegistry meters) {
        var log = new MessageLog(role, meters, new Pseudonyms(() -> 0), () -> 0);
        var policy = TestPolicies.of(role, CONFIG);
        return new EmbeddedChannel(
                new MilterPipeline(policy, new AccountLookup(accounts, Workers.inPlace()), authors, memory, log));
    }

    static AuthorCheck authors(KeySource keys) {
        return new AuthorCheck(new KeyCache(keys, 100, () -> 0), () -> 0);
    }

    /** What it said since; a closed connection reads as {@code closed}. */
    static List<String> answers(EmbeddedChannel channel) {
        channel.runPendingTasks();
        var bytes = new ByteArrayOutputStream();
        for (ByteBuf out = channel.readOutbound(); out != null; out = channel.readOutbound()) {
            byte[] piece = new byte[out.readableBytes()];
            out.readBytes(piece);
            bytes.writeBytes(piece);
            out.release();
        }
        // A signature is another one each time.
        List<String> packets = Conversation.spell(bytes.toByteArray()).stream()
                .map(packet -> packet.replaceFirst("^i .*(DKIM-Signature).*", "i $1"))
                .toList();
        return channel.isOpen()
                ? packets
                : Stream.concat(packets.stream(), Stream.of("closed")).toList();
    }
}
