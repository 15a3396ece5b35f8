package io.switchboard.gateway.limits;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection whose request's head takes too long to arrive, however steadily it trickles in. Reactor Netty only
 * limits how long a connection is silent, and how long a body takes.
 *
 * <p>Stands behind the codec, where bytes that came to nothing yet are seen as the end of a read without a message.
 */
final class HeadLimit extends ChannelInboundHandlerAdapter {

    private final Duration limit;
    private boolean betweenRequests = true;
    private boolean decoded;
    private @Nullable Future<?> closing;

    HeadLimit(Duration limit) {
        this.limit = limit;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        decoded = true;
        stopWaiting();
        if (message instanceof HttpRequest) {
            betweenRequests = false;
        }
        if (message instanceof LastHttpContent) {
            betweenRequests = true;
        }
        context.fireChannelRead(message);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (betweenRequests && !decoded && closing == null) {
            closing = context.executor().schedule(() -> close(context), limit.toMillis(), TimeUnit.MILLISECONDS);
        }
        decoded = false;
        context.fireChannelReadComplete();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        stopWaiting();
        context.fireChannelInactive();
    }

    private static void close(ChannelHandlerContext context) {
        var unused = context.close();
    }

    private void stopWaiting() {
        if (closing != null) {
            closing.cancel(false);
            closing = null;
        }
    }
}
