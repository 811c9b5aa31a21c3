// SPDX-License-Identifier: Apache-2.0
package chatmail.common.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import java.time.Duration;
import java.util.function.Function;

/** From the octets of a request to a {@link HttpExchange}. */
final class HttpPipeline extends ChannelInitializer<Channel> {
    private static final int MAX_LINE_OCTETS = 4_096;
    private static final int MAX_HEADER_OCTETS = 8_192;
    private static final int MAX_BODY_OCTETS = 8_192;

    private final Function<HttpRequest, HttpAnswer> answers;
    private final Duration patience;

    HttpPipeline(Function<HttpRequest, HttpAnswer> answers, Duration patience) {
        this.answers = answers;
        this.patience = patience;
    }

    @Override
    protected void initChannel(Channel channel) {
        channel.pipeline()
                .addLast(
                        new HttpServerCodec(MAX_LINE_OCTETS, MAX_HEADER_OCTETS, MAX_BODY_OCTETS),
                        new HttpObjectAggregator(MAX_BODY_OCTETS, true),
                        new HttpExchange(answers, patience));
    }
}
