// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.wire;

import chatmail.common.work.Budget;
import chatmail.milter.dns.AuthorCheck;
import chatmail.milter.policy.Policy;
import chatmail.milter.session.AccountLookup;
import chatmail.milter.session.Lookups;
import chatmail.milter.session.MessageLog;
import chatmail.milter.session.Session;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.timeout.IdleStateHandler;

/** What stands between a socket and a session. */
public final class MilterPipeline extends ChannelInitializer<Channel> {
    /** Between messages; twice what Postfix lets a client think about its next command (smtpd_timeout). */
    private static final int IDLE_SECONDS = 600;

    private final Policy policy;
    private final AccountLookup accounts;
    private final AuthorCheck authors;
    private final Budget memory;
    private final MessageLog log;

    public MilterPipeline(Policy policy, AccountLookup accounts, AuthorCheck authors, Budget memory, MessageLog log) {
        this.policy = policy;
        this.accounts = accounts;
        this.authors = authors;
        this.memory = memory;
        this.log = log;
    }

    @Override
    protected void initChannel(Channel channel) {
        var lookups = new Lookups(accounts, authors, memory, channel.eventLoop());
        channel.config().setRecvByteBufAllocator(new ReadBuffer());
        channel.pipeline()
                .addLast(
                        new IdleStateHandler(IDLE_SECONDS, 0, 0),
                        new MilterConnection(channel, new Session(policy, lookups, log), log));
    }
}
