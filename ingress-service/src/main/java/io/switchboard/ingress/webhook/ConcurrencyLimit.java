package io.switchboard.ingress.webhook;

import java.util.concurrent.Semaphore;

import io.switchboard.ingress.catalog.WebhookFamily;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Bounds how many webhooks are worked on at once, which mostly means that they wait for Kafka. Messages have so many
 * places; calls have the same ones and some of their own, so that no flood of messages keeps a caller waiting. Nobody
 * queues: it is either now or not.
 *
 * <p>A webhook needs its place only once it was read. If it had one before, whoever sends slowly could take them all.
 */
@ConfigurationProperties("switchboard.ingress.places")
final class ConcurrencyLimit {

    private final Place forAll;
    private final Place forCalls;

    ConcurrencyLimit(@DefaultValue("500") int forAll, @DefaultValue("100") int forCalls) {
        this.forAll = new Place(new Semaphore(forAll));
        this.forCalls = new Place(new Semaphore(forCalls));
    }

    /** Whether there is one just now, so that it is worth reading the webhook. Takes none. */
    boolean areLeftFor(WebhookFamily family) {
        return forAll.isFree() || (family.isCall() && forCalls.isFree());
    }

    /** Takes one, to be closed when the webhook is answered; null when there is none. */
    @Nullable
    Place take(WebhookFamily family) {
        if (forAll.taken.tryAcquire()) {
            return forAll;
        }
        return family.isCall() && forCalls.taken.tryAcquire() ? forCalls : null;
    }

    /** One of many that are all alike. */
    static final class Place implements AutoCloseable {

        private final Semaphore taken;

        private Place(Semaphore taken) {
            this.taken = taken;
        }

        private boolean isFree() {
            return taken.availablePermits() > 0;
        }

        @Override
        public void close() {
            taken.release();
        }
    }
}
