package io.switchboard.benchmarks.deliveries;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The deliveries that one endpoint has taken. */
final class EndpointJournal {

    private static final int MOST_REFUSALS = 2;

    private final EndpointKind kind;
    private final Map<String, Integer> refusals = new HashMap<>();
    private final Map<String, String> webhookIds = new HashMap<>();
    private final Map<String, Long> last = new HashMap<>();
    private final List<Long> latencies = new ArrayList<>();
    private int repeats;
    private int otherIds;
    private int outOfOrder;

    EndpointJournal(EndpointKind kind) {
        this.kind = kind;
    }

    EndpointKind kind() {
        return kind;
    }

    /** Returns whether an event may be refused: twice, since the delays of its retries then add up to half a minute. */
    synchronized boolean mayRefuse(String eventId) {
        return refusals.merge(eventId, 1, Integer::sum) <= MOST_REFUSALS;
    }

    /**
     * Keeps a delivery.
     *
     * @param number grows with each event of a conversation
     */
    synchronized void take(String webhookId, String eventId, String conversation, long number, String time) {
        var known = webhookIds.putIfAbsent(eventId, webhookId);
        if (known != null) {
            repeats++;
            otherIds += known.equals(webhookId) ? 0 : 1;
            return;
        }
        var before = last.merge(conversation, number, Math::max);
        if (before > number) {
            outOfOrder++;
        }
        latencies.add(Duration.between(Instant.parse(time), Instant.now()).toMillis());
    }

    synchronized int taken() {
        return webhookIds.size();
    }

    synchronized int repeats() {
        return repeats;
    }

    synchronized int otherIds() {
        return otherIds;
    }

    synchronized int outOfOrder() {
        return outOfOrder;
    }

    synchronized List<Long> latencies() {
        return List.copyOf(latencies);
    }
}
