package io.switchboard.ingress.webhook;

import java.util.concurrent.Semaphore;

/**
 * Bounds the memory of large bodies. The permit of a webhook (see {@code ConcurrencyLimit}) covers a body of usual size,
 * which reserves nothing here, so that a flood of large bodies does not block usual ones. Calls have a share of their own. A
 * webhook without memory is rejected at once instead of queued.
 *
 * <p>The limit is a fifth of the heap, divided by what a byte of a body costs at most until the webhook is answered: as bytes,
 * parameters and record.
 */
final class BodyMemory {

    /** The largest body that needs no reservation; four times the size of nearly all of Twilio's webhooks. */
    public static final int USUAL = 16 * 1024;

    /** Bytes of heap for each byte of a body; measured by {@code BodyMemoryTests}. */
    public static final int COST = 8;

    private static final int SHARE_OF_HEAP = 5;
    private static final int SHARE_OF_CALLS = 8;

    private final Semaphore shared;
    private final Semaphore forCalls;

    /**
     * Creates a limit.
     *
     * @param sharedBytes how many bytes of large bodies may be in memory at the same time
     * @param bytesForCalls how many more for calls alone
     */
    public BodyMemory(int sharedBytes, int bytesForCalls) {
        this.shared = new Semaphore(sharedBytes);
        this.forCalls = new Semaphore(bytesForCalls);
    }

    /** Creates the limit for a heap of this size: at least the largest body and another one of a call. */
    public static BodyMemory of(long heap) {
        var bytes = (int) Math.min(1 << 30, heap / SHARE_OF_HEAP / COST);
        return new BodyMemory(
                Math.max(bytes, RequestBody.LIMIT + 1), Math.max(bytes / SHARE_OF_CALLS, RequestBody.LIMIT + 1));
    }

    public int left() {
        return shared.availablePermits();
    }

    /** Returns an empty reservation for one webhook, to be closed when it was answered. */
    public Reservation reservation(boolean isCall) {
        return new Reservation(isCall);
    }

    /** The memory of one webhook. Not thread-safe. */
    public final class Reservation implements AutoCloseable {

        private final boolean isCall;
        private int sharedBytes;
        private int bytesForCalls;

        private Reservation(boolean isCall) {
            this.isCall = isCall;
        }

        /** Grows to what a body of this size needs; false when there is not enough memory. */
        boolean growsTo(int bytes) {
            var missing = bytes - sharedBytes - bytesForCalls;
            if (bytes <= USUAL || missing <= 0) {
                return true;
            }
            if (shared.tryAcquire(missing)) {
                sharedBytes += missing;
                return true;
            }
            if (isCall && forCalls.tryAcquire(missing)) {
                bytesForCalls += missing;
                return true;
            }
            return false;
        }

        @Override
        public void close() {
            shared.release(sharedBytes);
            forCalls.release(bytesForCalls);
            sharedBytes = 0;
            bytesForCalls = 0;
        }
    }
}
