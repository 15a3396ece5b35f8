package io.switchboard.gateway.proxy;

import java.time.Duration;
import java.util.Arrays;

import io.switchboard.gateway.problem.GatewayProblem;
import io.switchboard.gateway.problem.RequestRejected;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

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
    private final Sinks.Empty<byte[]> givenUp = Sinks.empty();
    private volatile byte[] bytes = NOTHING;
    private int length;
    private int held;
    private volatile boolean isGivenUp;
    private volatile boolean isTooLarge;

    CollectedBody(CollectedBodies all, int limit) {
        this.all = all;
        this.limit = limit;
    }

    /** Collects the whole body, or the beginning of one that is too large; fails with 503 when there is no memory for it. */
    Mono<byte[]> of(Flux<DataBuffer> parts) {
        return parts.doOnNext(this::append)
                .takeUntil(part -> isTooLarge)
                .then(Mono.fromSupplier(this::whole))
                .takeUntilOther(givenUp.asMono())
                .switchIfEmpty(Mono.error(() -> new RequestRejected(GatewayProblem.BODY_GIVEN_UP)));
    }

    /** Collects the beginning of a body that is announced as too large, as far as it arrives within the timeout. */
    Mono<byte[]> beginningOf(Flux<DataBuffer> parts) {
        isTooLarge = true;
        return parts.doOnNext(this::append)
                .takeUntil(part -> length >= BEGINNING)
                .take(BEGINNING_TIMEOUT)
                .then(Mono.fromSupplier(this::whole));
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
        givenUp.tryEmitEmpty();
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

    private void append(DataBuffer part) {
        try {
            var room = (isTooLarge ? BEGINNING : limit) - length;
            var more = Math.min(part.readableByteCount(), room);
            isTooLarge |= part.readableByteCount() > room;
            part.read(roomFor(length + more), length, more);
            length += more;
        } finally {
            DataBufferUtils.release(part);
        }
    }

    private byte[] roomFor(int needed) {
        var before = bytes;
        if (needed <= before.length) {
            return before;
        }
        var size = Math.clamp(Math.max(2L * before.length, FIRST_BYTES), needed, Math.max(limit, needed));
        if (!all.reserve(this, size - before.length)) {
            throw new RequestRejected(GatewayProblem.BODY_GIVEN_UP);
        }
        var larger = Arrays.copyOf(before, size);
        bytes = isGivenUp ? NOTHING : larger;
        return larger;
    }

    private byte[] whole() {
        all.arrived(this);
        var collected = bytes;
        var wanted = isTooLarge ? Math.min(length, BEGINNING) : length;
        return wanted == collected.length ? collected : Arrays.copyOf(collected, wanted);
    }
}
