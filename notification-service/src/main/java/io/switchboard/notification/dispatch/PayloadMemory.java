package io.switchboard.notification.dispatch;

import java.util.concurrent.Semaphore;

import org.springframework.util.unit.DataSize;

/** Bounds the memory that the payloads of attempts take together. */
final class PayloadMemory {

    private static final int UNIT = 1024;

    /** A payload is held as text, as a body and as bytes. */
    private static final int FORMS = 4;

    private final int permits;
    private final Semaphore free;

    PayloadMemory(DataSize size) {
        permits = (int) Math.max(1, Math.min(Integer.MAX_VALUE, size.toBytes() / UNIT));
        free = new Semaphore(permits, true);
    }

    /** Runs the work once there is memory for a payload of this size; one that is larger than all has it alone. */
    <T> T holding(int size, Work<T> work) throws InterruptedException {
        var needed = (int) Math.min(permits, 1L + (long) size * FORMS / UNIT);
        free.acquire(needed);
        try {
            return work.run();
        } finally {
            free.release(needed);
        }
    }

    interface Work<T> {

        T run() throws InterruptedException;
    }
}
