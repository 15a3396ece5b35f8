package io.switchboard.conversation.timeline;

import java.util.List;
import java.util.Optional;

import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;

/** A kind of entries of timelines. A list of entries never holds more than it was asked for. */
interface TimelineSource {

    /**
     * Finds the newest entries of the tenant's conversation up to a place, the newest first.
     *
     * @param upTo the place, which is included; null for the end of the timeline
     */
    List<TimelineEntry> newest(TenantId tenant, String conversationId, @Nullable TimelinePlace upTo, int limit);

    /** Finds the entries of the tenant's conversation that follow a place, the oldest first. */
    List<TimelineEntry> following(TenantId tenant, String conversationId, TimelinePlace place, int limit);

    /** Finds the entry of the tenant's conversation with this id. */
    Optional<TimelineEntry> find(TenantId tenant, String conversationId, String id);
}
