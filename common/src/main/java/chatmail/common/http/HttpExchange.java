// SPDX-License-Identifier: Apache-2.0
package chatmail.common.http;

import chatmail.common.listen.SocketServer;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.concurrent.Future;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The one request of a connection, and its answer. */
final class HttpExchange extends SimpleChannelInboundHandler<FullHttpRequest> {
    private final Function<HttpRequest, HttpAnswer> answers;
    private final Duration patience;
    private @Nullable Future<?> end;
    private boolean answered;

    HttpExchange(Function<HttpRequest, HttpAnswer> answers, Duration patience) {
        this.answers = answers;
        this.patience = patience;
    }

    /** The clock runs from here, whatever comes meanwhile: an octet now and then holds no connection. */
    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        end = context.executor().schedule(() -> context.close(), patience.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (end != null) {
            end.cancel(false);
        }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest message) {
        if (answered) {
            return;
        }
        answered = true;
        send(
                context,
                message.decoderResult().isSuccess()
                        ? answers.apply(request(message))
                        : HttpAnswer.of(400, "text/plain", "this is no request\n"));
    }

    private static HttpRequest request(FullHttpRequest message) {
        var fields = new LinkedHashMap<String, String>();
        message.headers().forEach(field -> fields.putIfAbsent(field.getKey(), field.getValue()));
        return new HttpRequest(message.method().name(), message.uri().split("\\?", 2)[0], fields);
    }

    private static void send(ChannelHandlerContext context, HttpAnswer answer) {
        var body = Unpooled.copiedBuffer(answer.body(), StandardCharsets.UTF_8);
        var status = HttpResponseStatus.valueOf(answer.status());
        var response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, body);
        answer.fields().forEach(response.headers()::set);
        response.headers()
                .set(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes())
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        context.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == SocketServer.Drain.NOW) {
            context.close();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }
}
