package io.switchboard.gateway.limits;

import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;
import reactor.netty.NettyPipeline;

/**
 * Rejects heads that are late, malformed or ambiguous, before Reactor Netty sees them: it would write a log line with the
 * client's bytes for each. A head is late when it is not complete within the deadline from the connection's begin or from
 * its own first byte. A connection between two requests is left to the idle timeout.
 *
 * <p>Two handlers share the state of one connection: the first sees bytes before they are decoded, the second the decoded
 * requests. Only together they can distinguish half a head from the pause between two requests.
 */
final class HeadReader {

    private final long deadlineNanos;
    private final HeadMemory memory;
    private final RefusalMeters meters;
    private final Decoded decoded = new Decoded();

    private @Nullable Future<?> deadline;
    private boolean readsBody;
    private boolean isClosing;

    /** The connection has become a WebSocket and carries no further request. */
    private boolean isUpgraded;

    private int unanswered;

    private HeadReader(long deadlineNanos, HeadMemory memory, RefusalMeters meters) {
        this.deadlineNanos = deadlineNanos;
        this.memory = memory;
        this.meters = meters;
    }

    static void addTo(ChannelPipeline pipeline, long deadlineNanos, HeadMemory memory, RefusalMeters meters) {
        var reader = new HeadReader(deadlineNanos, memory, meters);
        pipeline.addBefore(NettyPipeline.HttpCodec, "switchboard.headBytes", reader.new Bytes());
        pipeline.addAfter(NettyPipeline.HttpCodec, "switchboard.headDecoded", reader.decoded);
    }

    /** Called by another connection's thread. */
    private void giveUp() {
        var ctx = decoded.context;
        if (ctx != null) {
            ctx.executor().execute(decoded::giveUp);
        }
    }

    private void startDeadline(ChannelHandlerContext ctx) {
        if (deadline == null) {
            deadline = ctx.executor().schedule(decoded::late, deadlineNanos, TimeUnit.NANOSECONDS);
        }
    }

    private void stopDeadline() {
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
            memory.release(this);
        }
    }

    /** Starts the deadline with the connection, and with the first byte of each further head. */
    private final class Bytes extends ChannelInboundHandlerAdapter {

        @Override
        public void channelActive(ChannelHandlerContext ctx) {
            startDeadline(ctx);
            ctx.fireChannelActive();
        }

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            if (isClosing) {
                ReferenceCountUtil.release(message);
                return;
            }
            var read = message instanceof ByteBuf bytes ? bytes.readableBytes() : 0;
            if (!readsBody && !isUpgraded && message instanceof ByteBuf bytes && !isLineBreak(bytes)) {
                startDeadline(ctx);
            }
            ctx.fireChannelRead(message);
            if (deadline != null) {
                hold(read);
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext ctx) {
            stopDeadline();
            ctx.fireChannelInactive();
        }

        /** Counts the bytes of an unfinished head, which the decoder holds. */
        private void hold(int bytes) {
            var displaced = memory.hold(HeadReader.this, bytes);
            if (displaced == HeadReader.this) {
                decoded.giveUp();
            } else if (displaced != null) {
                displaced.giveUp();
            }
        }

        /** Recognises the line break that some clients send after a body; it begins no request. */
        private static boolean isLineBreak(ByteBuf bytes) {
            return bytes.readableBytes() <= 2 && bytes.forEachByte(octet -> octet == '\r' || octet == '\n') < 0;
        }
    }

    /** Checks each decoded head, and knows whether an answer is still due on this connection. */
    private final class Decoded extends ChannelDuplexHandler {

        private @Nullable ChannelHandlerContext context;

        @Override
        public void handlerAdded(ChannelHandlerContext ctx) {
            context = ctx;
        }

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            if (isClosing) {
                ReferenceCountUtil.release(message);
            } else if (message instanceof HttpObject part
                    && part.decoderResult().isFailure()) {
                ReferenceCountUtil.release(message);
                refuse(ctx, HeadProblem.statusOf(part.decoderResult().cause()), RefusalMeters.Reason.MALFORMED);
            } else if (message instanceof HttpRequest head) {
                stopDeadline();
                if (HeadAmbiguity.isIn(head)) {
                    ReferenceCountUtil.release(message);
                    refuse(ctx, HttpResponseStatus.BAD_REQUEST, RefusalMeters.Reason.MALFORMED);
                    return;
                }
                unanswered++;
                readsBody = !(message instanceof LastHttpContent);
                ctx.fireChannelRead(message);
            } else {
                readsBody = readsBody && !(message instanceof LastHttpContent);
                ctx.fireChannelRead(message);
            }
        }

        @Override
        public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) throws Exception {
            if (message instanceof HttpResponse response
                    && response.status().code() == HttpResponseStatus.SWITCHING_PROTOCOLS.code()) {
                isUpgraded = true;
                stopDeadline();
            } else if (message instanceof LastHttpContent && !isInterim(message)) {
                unanswered--;
            }
            super.write(ctx, message, promise);
        }

        private void late() {
            deadline = null;
            var ctx = context;
            if (ctx != null && !isClosing) {
                refuse(ctx, HttpResponseStatus.REQUEST_TIMEOUT, RefusalMeters.Reason.HEAD_TIMEOUT);
            }
        }

        private void giveUp() {
            var ctx = context;
            if (ctx != null && !isClosing) {
                refuse(ctx, HttpResponseStatus.REQUEST_TIMEOUT, RefusalMeters.Reason.HEAD_MEMORY);
            }
        }

        private void refuse(ChannelHandlerContext ctx, HttpResponseStatus status, RefusalMeters.Reason reason) {
            isClosing = true;
            stopDeadline();
            meters.count(reason);
            if (unanswered > 0) {
                // An answer to an earlier request is under way; a second one would be taken for a part of it.
                var unused = ctx.close();
            } else {
                ctx.writeAndFlush(HeadProblem.response(status)).addListener(ChannelFutureListener.CLOSE);
            }
        }

        private static boolean isInterim(Object message) {
            return message instanceof HttpResponse response && response.status().code() < 200;
        }
    }
}
