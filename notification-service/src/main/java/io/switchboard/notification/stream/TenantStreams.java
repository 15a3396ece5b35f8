package io.switchboard.notification.stream;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The open streams by tenant, within their limits. Not thread-safe: the lock of {@link StreamRegistry} guards it. */
final class TenantStreams {

    private final Map<String, Set<OpenStream>> byTenant = new HashMap<>();
    private final int maxTotal;
    private final int maxPerTenant;
    private int total;

    TenantStreams(int maxTotal, int maxPerTenant) {
        this.maxTotal = maxTotal;
        this.maxPerTenant = maxPerTenant;
    }

    /** @throws StreamRejected when the tenant's limit or the limit of all is reached */
    void requireRoomFor(String tenantId) {
        if (total >= maxTotal) {
            throw StreamRejected.tooMany();
        }
        if (of(tenantId).size() >= maxPerTenant) {
            throw StreamRejected.tooManyOfTenant(maxPerTenant);
        }
    }

    void add(OpenStream stream) {
        byTenant.computeIfAbsent(stream.tenantId(), tenantId -> new LinkedHashSet<>())
                .add(stream);
        total++;
    }

    /** Removes the stream; false when it was removed before. */
    boolean remove(OpenStream stream) {
        var ofTenant = byTenant.get(stream.tenantId());
        if (ofTenant == null || !ofTenant.remove(stream)) {
            return false;
        }
        total--;
        if (ofTenant.isEmpty()) {
            byTenant.remove(stream.tenantId());
        }
        return true;
    }

    Collection<OpenStream> of(String tenantId) {
        return byTenant.getOrDefault(tenantId, Set.of());
    }

    Stream<OpenStream> all() {
        return byTenant.values().stream().flatMap(Set::stream);
    }
}
