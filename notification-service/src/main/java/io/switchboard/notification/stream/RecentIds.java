package io.switchboard.notification.stream;

import java.util.LinkedHashSet;

/**
 * The newest events, to drop repeats: a service that publishes again after a crash uses the same id. This spares clients
 * noise and promises nothing; they drop repeats by id as well.
 */
final class RecentIds {

    /** Longer ones would make the memory that this takes a matter of what somebody writes into a header. */
    private static final int LONGEST = 1024;

    private final int capacity;
    private final LinkedHashSet<Id> ids = new LinkedHashSet<>();

    RecentIds(int capacity) {
        this.capacity = capacity;
    }

    /** Remembers the event; false when it is known already. An id that is longer than any of ours is not remembered. */
    boolean add(String tenantId, String eventId) {
        if (tenantId.length() + eventId.length() > LONGEST) {
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
