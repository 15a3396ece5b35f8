package io.switchboard.ingress.request;

import java.util.concurrent.Semaphore;

/**
 * Bounds the memory of large bodies. A webhook of usual size is covered by its place (see {@code ConcurrencyLimit}) and asks for none
 * here, so that no flood of large ones keeps a usual one out. Calls have a share of their own. Nobody queues.
 *
 * <p>How much there is follows from the heap: a fifth of it, by what a body costs at most until it is answered, as bytes,
 * parameters and record.
 */
public final class BodyMemory {

    /** Up to here a body needs none; the largest that most of Twilio's webhooks are is a quarter of this. */
    public static final int USUAL = 16 * 1024;

    /** Bytes of heap for each byte of a body; measured by {@code BodyMemoryTests}. */
    public static final int COST = 8;

    private static final int SHARE_OF_HEAP = 5;
    private static final int CALLS = 8;

    private final Semaphore forAll;
    private final Semaphore forCalls;

    /**
     * Memory for bodies.
     *
     * @param forAll how many bytes of large bodies there may be at once
     * @param forCalls how many more, for calls alone
     */
    public BodyMemory(int forAll, int forCalls) {
        this.forAll = new Semaphore(forAll);
        this.forCalls = new Semaphore(forCalls);
    }

    /** As much as a heap of this size has; at least the largest body and another one of a call. */
    public static BodyMemory of(long heap) {
        var bytes = (int) Math.min(1 << 30, heap / SHARE_OF_HEAP / COST);
        return new BodyMemory(Math.max(bytes, RequestBody.LIMIT + 1), Math.max(bytes / CALLS, RequestBody.LIMIT + 1));
    }

    public int left() {
        return forAll.availablePermits();
    }

    /** For one webhook, to be closed when it was answered. */
    public Reservation reservation(boolean isCall) {
        return new Reservation(isCall);
    }

    /** What one webhook takes. For one thread. */
    public final class Reservation implements AutoCloseable {

        private final boolean isCall;
        private int ofAll;
        private int ofCalls;

        private Reservation(boolean isCall) {
            this.isCall = isCall;
        }

        /** Takes what is missing for a body of so many bytes; false when there is not so much left. */
        boolean growsTo(int bytes) {
            var missing = bytes - ofAll - ofCalls;
            if (bytes <= USUAL || missing <= 0) {
                return true;
            }
            if (forAll.tryAcquire(missing)) {
                ofAll += missing;
                return true;
            }
            if (isCall && forCalls.tryAcquire(missing)) {
                ofCalls += missing;
                return true;
            }
            return false;
        }

        @Override
        public void close() {
            forAll.release(ofAll);
            forCalls.release(ofCalls);
            ofAll = 0;
            ofCalls = 0;
        }
    }
}
