// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.wire;

import chatmail.milter.dns.AuthorCheck;
import chatmail.milter.policy.Policy;
import chatmail.milter.session.AccountLookup;
import chatmail.milter.session.Lookups;
import chatmail.milter.session.MessageLog;
import chatmail.milter.session.Session;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import io.netty.handler.codec.LengthFieldPrepender;
import io.netty.handler.flow.FlowControlHandler;
import io.netty.handler.timeout.IdleStateHandler;
import org.nightcode.milter.codec.MilterPacketDecoder;
import org.nightcode.milter.codec.MilterPacketEncoder;

/** What stands between a socket and a session: frames, packets, and one packet at a time. */
public final class MilterPipeline extends ChannelInitializer<Channel> {
    /** Postfix sends at most 65,535 bytes of body, and a header field of at most 60,000, in a packet. */
    private static final int MAX_FRAME_BYTES = 256 * 1024;

    private static final int LENGTH_BYTES = 4;

    /** Between messages; twice what Postfix lets a client think about its next command (smtpd_timeout). */
    private static final int IDLE_SECONDS = 600;

    private final Policy policy;
    private final AccountLookup accounts;
    private final AuthorCheck authors;
    private final MessageLog log;

    public MilterPipeline(Policy policy, AccountLookup accounts, AuthorCheck authors, MessageLog log) {
        this.policy = policy;
        this.accounts = accounts;
        this.authors = authors;
        this.log = log;
    }

    @Override
    protected void initChannel(Channel channel) {
        var lookups = new Lookups(accounts, authors, channel.eventLoop());
        channel.pipeline()
                .addLast(
                        new IdleStateHandler(IDLE_SECONDS, 0, 0),
                        new LengthFieldBasedFrameDecoder(MAX_FRAME_BYTES, 0, LENGTH_BYTES, 0, LENGTH_BYTES),
                        new LengthFieldPrepender(LENGTH_BYTES),
                        new MilterPacketDecoder(),
                        new MilterPacketEncoder(),
                        new FlowControlHandler(),
                        new MilterConnection(new Session(policy, lookups, log), log));
    }
}
