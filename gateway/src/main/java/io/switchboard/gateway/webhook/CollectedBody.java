package io.switchboard.gateway.webhook;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeoutException;

import io.netty.buffer.ByteBuf;
import io.netty.util.concurrent.EventExecutor;
import io.switchboard.gateway.problem.GatewayProblem;
import io.switchboard.gateway.problem.RequestRejected;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/**
 * A webhook's body, copied into an array of its own as it arrives. Its network buffers are not retained: a sender of
 * single bytes would otherwise hold a whole buffer for each.
 */
final class CollectedBody {

    private static final int FIRST_BYTES = 1024;
    private static final byte[] NOTHING = {};

    /** The number of bytes of a too large body that are passed on for the ingress to store. */
    private static final int BEGINNING = 4 * 1024;

    /** The timeout for the beginning of a body that is announced as too large. */
    private static final Duration BEGINNING_TIMEOUT = Duration.ofMillis(200);

    private final CollectedBodies all;
    private final int limit;
    private volatile @Nullable MonoSink<byte[]> collecting;
    private volatile byte[] bytes = NOTHING;
    private int length;
    private int held;
    private volatile boolean hasArrived;
    private volatile boolean isGivenUp;
    private volatile boolean isTooLarge;

    CollectedBody(CollectedBodies all, int limit) {
        this.all = all;
        this.limit = limit;
    }

    /** Collects the whole body, or the beginning of one that is too large; fails with 503 when there is no memory for it. */
    Mono<byte[]> of(Flux<ByteBuf> parts) {
        return Mono.create(sink -> {
            collecting = sink;
            var collector = new Collector(sink);
            sink.onDispose(collector);
            parts.subscribe(collector);
        });
    }

    /** Collects the beginning of a body that is announced as too large, as far as it arrives within the timeout. */
    Mono<byte[]> beginningOf(Flux<ByteBuf> parts, EventExecutor loop) {
        isTooLarge = true;
        return LoopTimer.limit(of(parts), BEGINNING_TIMEOUT.toNanos(), loop)
                .onErrorResume(TimeoutException.class, late -> Mono.fromSupplier(this::whole));
    }

    /** Returns whether all of the body that is wanted was collected. */
    boolean hasArrived() {
        return hasArrived;
    }

    /** Returns whether the body is over the limit, so that only its beginning was collected. */
    boolean isTooLarge() {
        return isTooLarge;
    }

    void release() {
        all.release(this);
        bytes = NOTHING;
    }

    boolean isGivenUp() {
        return isGivenUp;
    }

    void giveUp() {
        isGivenUp = true;
        // The rest of the request's memory is held as long as its connection.
        bytes = NOTHING;
        var waiting = collecting;
        if (waiting != null) {
            waiting.error(new RequestRejected(GatewayProblem.BODY_GIVEN_UP));
        }
    }

    /** Called with the lock of {@link CollectedBodies}. */
    void hold(int more) {
        held += more;
    }

    /** Called with the lock of {@link CollectedBodies}. */
    int releaseHeld() {
        var before = held;
        held = 0;
        return before;
    }

    /** Copies what is wanted of the part; returns false when the body has been given up. */
    private boolean append(ByteBuf part) {
        var room = (isTooLarge ? BEGINNING : limit) - length;
        var more = Math.min(part.readableBytes(), room);
        isTooLarge |= part.readableBytes() > room;
        var to = roomFor(length + more);
        if (to == null) {
            return false;
        }
        part.readBytes(to, length, more);
        length += more;
        return true;
    }

    private byte @Nullable [] roomFor(int needed) {
        var before = bytes;
        if (needed <= before.length) {
            return before;
        }
        var size = Math.clamp(Math.max(2L * before.length, FIRST_BYTES), needed, Math.max(limit, needed));
        if (!all.reserve(this, size - before.length)) {
            return null;
        }
        var larger = Arrays.copyOf(before, size);
        bytes = isGivenUp ? NOTHING : larger;
        return larger;
    }

    private byte[] whole() {
        hasArrived = true;
        all.arrived(this);
        var collected = bytes;
        var wanted = isTooLarge ? Math.min(length, BEGINNING) : length;
        return wanted == collected.length ? collected : Arrays.copyOf(collected, wanted);
    }

    /** Appends each part, and ends at the last, at the limit, or when the body is given up. */
    private final class Collector extends BaseSubscriber<ByteBuf> {

        private final MonoSink<byte[]> sink;

        private Collector(MonoSink<byte[]> sink) {
            this.sink = sink;
        }

        @Override
        protected void hookOnNext(ByteBuf part) {
            if (!append(part)) {
                cancel();
            } else if (isTooLarge && length >= BEGINNING) {
                cancel();
                sink.success(whole());
            }
        }

        @Override
        protected void hookOnComplete() {
            sink.success(whole());
        }

        @Override
        protected void hookOnError(Throwable error) {
            sink.error(error);
        }
    }
}
