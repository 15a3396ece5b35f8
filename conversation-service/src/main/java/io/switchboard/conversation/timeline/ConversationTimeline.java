package io.switchboard.conversation.timeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Joins the entries of all kinds in one order. A page asks each kind for as many entries as the page may hold, so that its cost
 * does not depend on the length of the timeline.
 */
@Component
class ConversationTimeline {

    private static final Comparator<TimelineEntry> OLDEST_FIRST = Comparator.comparing(TimelineEntry::place);

    private final List<TimelineSource> sources;

    ConversationTimeline(List<TimelineSource> sources) {
        this.sources = List.copyOf(sources);
    }

    /**
     * A part of a timeline.
     *
     * @param items oldest first
     * @param hasOlder whether there are entries before the first one
     * @param hasNewer whether there are entries after the last one
     */
    record TimelinePart(List<TimelineEntry> items, boolean hasOlder, boolean hasNewer) {}

    /** The newest entries. */
    TimelinePart end(TenantId tenant, String conversationId, int limit) {
        var found = newest(tenant, conversationId, null, limit + 1);
        return new TimelinePart(last(found, limit), found.size() > limit, false);
    }

    /** The entries right before a place. */
    TimelinePart before(TenantId tenant, String conversationId, TimelinePlace place, int limit) {
        var found = newest(tenant, conversationId, place, limit + 2);
        found.removeIf(entry -> entry.place().equals(place));
        return new TimelinePart(last(found, limit), found.size() > limit, true);
    }

    /** The entries right after a place. */
    TimelinePart after(TenantId tenant, String conversationId, TimelinePlace place, int limit) {
        var found = following(tenant, conversationId, place, limit + 1);
        return new TimelinePart(first(found, limit), true, found.size() > limit);
    }

    /** The entries on both sides of a place, half of them up to it and with it, where there are enough. */
    TimelinePart around(TenantId tenant, String conversationId, TimelinePlace place, int limit) {
        var half = (limit + 1) / 2;
        var older = newest(tenant, conversationId, place, limit + 1);
        var newer = following(tenant, conversationId, place, limit + 1);
        var olderCount = Math.min(older.size(), Math.max(half, limit - newer.size()));
        var newerCount = Math.min(newer.size(), limit - olderCount);
        var items = new ArrayList<>(last(older, olderCount));
        items.addAll(first(newer, newerCount));
        return new TimelinePart(items, older.size() > olderCount, newer.size() > newerCount);
    }

    /** Finds the place of the conversation's entry with this id, of whichever kind. */
    Optional<TimelinePlace> place(TenantId tenant, String conversationId, String id) {
        return sources.stream()
                .flatMap(source -> source.find(tenant, conversationId, id).stream())
                .map(TimelineEntry::place)
                .findFirst();
    }

    /** The newest entries up to a place, oldest first. */
    private List<TimelineEntry> newest(
            TenantId tenant, String conversationId, @Nullable TimelinePlace upTo, int limit) {
        var all =
                sorted(sources.stream().flatMap(source -> source.newest(tenant, conversationId, upTo, limit).stream()));
        return new ArrayList<>(last(all, limit));
    }

    private List<TimelineEntry> following(TenantId tenant, String conversationId, TimelinePlace place, int limit) {
        return first(
                sorted(sources.stream()
                        .flatMap(source -> source.following(tenant, conversationId, place, limit).stream())),
                limit);
    }

    private static List<TimelineEntry> sorted(Stream<TimelineEntry> entries) {
        return entries.sorted(OLDEST_FIRST).toList();
    }

    private static List<TimelineEntry> first(List<TimelineEntry> entries, int count) {
        return entries.subList(0, Math.min(count, entries.size()));
    }

    private static List<TimelineEntry> last(List<TimelineEntry> entries, int count) {
        return entries.subList(Math.max(0, entries.size() - count), entries.size());
    }
}
