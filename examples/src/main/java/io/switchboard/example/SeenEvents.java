package io.switchboard.example;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Remembers the ids of the newest events, because Kafka may deliver an event twice. It forgets them with the process: a
 * system with a database stores the id under a unique key in the same transaction as the effect.
 */
public final class SeenEvents {

    private final Map<String, Boolean> ids;

    /**
     * Creates an empty memory.
     *
     * @param most the number of ids that it remembers
     */
    public SeenEvents(int most) {
        this.ids = new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                return size() > most;
            }
        };
    }

    /** Returns whether an event with this id was not seen before. */
    public synchronized boolean isNew(String id) {
        return ids.putIfAbsent(id, Boolean.TRUE) == null;
    }
}
