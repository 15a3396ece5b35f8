package io.switchboard.notification.log;

import java.util.LinkedHashSet;

/**
 * Remembers the ids of the newest events to drop duplicates: a service that publishes again after a crash uses the same id.
 * Saves clients most duplicates and promises nothing; clients drop duplicates by id as well. Not thread-safe.
 */
public final class RecentIds {

    /** A longer id is not remembered, so that the memory used does not depend on what a producer puts into a header. */
    private static final int MAX_LENGTH = 1024;

    private final int capacity;
    private final LinkedHashSet<Id> ids = new LinkedHashSet<>();

    public RecentIds(int capacity) {
        this.capacity = capacity;
    }

    /** Remembers the event; false when it is known already. Ids that are too long to remember always count as new. */
    public boolean add(String tenantId, String eventId) {
        if (tenantId.length() + eventId.length() > MAX_LENGTH) {
            return true;
        }
        if (!ids.add(new Id(tenantId, eventId))) {
            return false;
        }
        if (ids.size() > capacity) {
            ids.removeFirst();
        }
        return true;
    }

    /** Ids come from SIDs, which are not secret: one tenant must not be able to use up another's. */
    private record Id(String tenantId, String eventId) {}
}
