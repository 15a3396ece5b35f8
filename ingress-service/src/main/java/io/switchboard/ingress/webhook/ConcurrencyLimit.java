package io.switchboard.ingress.webhook;

import java.util.concurrent.Semaphore;

import io.switchboard.ingress.catalog.WebhookFamily;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Bounds how many webhooks are processed at the same time, which mostly means waiting for Kafka. Calls share the permits of
 * all webhooks and have additional ones, so that a flood of messages does not delay a caller. A webhook without a permit is
 * rejected at once instead of queued.
 *
 * <p>A webhook acquires its permit after its body was read. Otherwise slow senders could hold all of them.
 */
@Component
final class ConcurrencyLimit {

    private final Permit shared;
    private final Permit forCalls;

    ConcurrencyLimit(ConcurrencySettings settings) {
        this.shared = new Permit(new Semaphore(settings.maxWebhooks()));
        this.forCalls = new Permit(new Semaphore(settings.additionalCalls()));
    }

    /** Returns whether a permit is available, so that reading the webhook is worthwhile. Acquires none. */
    boolean hasPermitFor(WebhookFamily family) {
        return shared.isAvailable() || (family.isCall() && forCalls.isAvailable());
    }

    /** Acquires a permit, to be closed when the webhook is answered; null when there is none. */
    @Nullable
    Permit acquire(WebhookFamily family) {
        if (shared.semaphore.tryAcquire()) {
            return shared;
        }
        return family.isCall() && forCalls.semaphore.tryAcquire() ? forCalls : null;
    }

    /** A permit; those of one kind are the same object. */
    static final class Permit implements AutoCloseable {

        private final Semaphore semaphore;

        private Permit(Semaphore semaphore) {
            this.semaphore = semaphore;
        }

        private boolean isAvailable() {
            return semaphore.availablePermits() > 0;
        }

        @Override
        public void close() {
            semaphore.release();
        }
    }
}
