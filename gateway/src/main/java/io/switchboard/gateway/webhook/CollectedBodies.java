package io.switchboard.gateway.webhook;

import java.util.LinkedHashSet;
import java.util.Set;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.switchboard.gateway.limits.LimitSettings;
import org.springframework.stereotype.Component;

/**
 * Limits the bytes of all webhook bodies in memory, and the number of bodies that are arriving. When a limit would be
 * exceeded, the body that has been arriving for the longest time is given up: an honest body arrives within milliseconds,
 * so that slow senders displace only each other.
 */
@Component
final class CollectedBodies {

    private final long limit;
    private final int mostArriving;
    private final Set<CollectedBody> arriving = new LinkedHashSet<>();
    private long held;

    CollectedBodies(LimitSettings limits, MeterRegistry registry) {
        limit = limits.webhookBodyBytes();
        mostArriving = limits.arrivingBodies();
        Gauge.builder("switchboard.gateway.webhook.bodies", this, CollectedBodies::held)
                .description("Bytes of webhook bodies that are held in memory.")
                .baseUnit("bytes")
                .register(registry);
    }

    /**
     * Counts bytes of a body before they are allocated.
     *
     * @return false when the body has to be given up, since nothing else can make room
     */
    boolean reserve(CollectedBody body, int bytes) {
        while (true) {
            CollectedBody displaced;
            synchronized (this) {
                if (body.isGivenUp()) {
                    return false;
                }
                arriving.add(body);
                if (held + bytes <= limit && arriving.size() <= mostArriving) {
                    held += bytes;
                    body.hold(bytes);
                    return true;
                }
                displaced = oldest();
                release(displaced);
            }
            displaced.giveUp();
            if (displaced == body) {
                return false;
            }
        }
    }

    /** Marks the body as complete: it stays counted, and cannot be given up any more. */
    synchronized void arrived(CollectedBody body) {
        arriving.remove(body);
    }

    synchronized void release(CollectedBody body) {
        arriving.remove(body);
        held -= body.releaseHeld();
    }

    synchronized long held() {
        return held;
    }

    private CollectedBody oldest() {
        var inOrder = arriving.iterator();
        return inOrder.next();
    }
}
