package io.switchboard.notification.dispatch;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.switchboard.notification.delivery.DeliveryLane;
import io.switchboard.notification.delivery.DeliveryQueue;
import io.switchboard.notification.delivery.DeliverySettings;

/**
 * Counts the lanes that this instance works on: all together, those of each endpoint and those of each tenant. An endpoint
 * that answers slowly, or never, holds its own permits and no others.
 */
final class DispatchLimits {

    private final DeliverySettings settings;
    private final Map<String, Integer> endpoints = new HashMap<>();
    private final Map<String, Integer> tenants = new HashMap<>();
    private int total;

    DispatchLimits(DeliverySettings settings) {
        this.settings = settings;
    }

    /** The number of lanes of the queue that may be taken now. */
    synchronized int free(DeliveryQueue queue) {
        return Math.min(
                settings.concurrency() - total,
                Math.min(
                        settings.endpointConcurrency() - endpoints.getOrDefault(queue.endpointId(), 0),
                        settings.tenantConcurrency()
                                - tenants.getOrDefault(queue.tenantId().value(), 0)));
    }

    synchronized boolean isFull() {
        return total >= settings.concurrency();
    }

    synchronized int inUse() {
        return total;
    }

    synchronized Collection<String> busyEndpoints() {
        return busy(endpoints, settings.endpointConcurrency());
    }

    synchronized Collection<String> busyTenants() {
        return busy(tenants, settings.tenantConcurrency());
    }

    synchronized void acquire(DeliveryLane lane) {
        total++;
        endpoints.merge(lane.endpointId(), 1, Integer::sum);
        tenants.merge(lane.tenantId().value(), 1, Integer::sum);
    }

    synchronized void release(DeliveryLane lane) {
        total--;
        endpoints.computeIfPresent(lane.endpointId(), (id, count) -> count > 1 ? count - 1 : null);
        tenants.computeIfPresent(lane.tenantId().value(), (id, count) -> count > 1 ? count - 1 : null);
    }

    private static List<String> busy(Map<String, Integer> counts, int limit) {
        return counts.entrySet().stream()
                .filter(count -> count.getValue() >= limit)
                .map(Map.Entry::getKey)
                .toList();
    }
}
