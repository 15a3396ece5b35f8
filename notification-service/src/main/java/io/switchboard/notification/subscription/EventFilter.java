package io.switchboard.notification.subscription;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

import io.switchboard.events.EventType;
import io.switchboard.events.Topics;
import io.switchboard.web.ApiProblem;
import org.jspecify.annotations.Nullable;

/**
 * Narrows a stream to events of some types, of some conversations, or both. A filter that names nothing lets all pass.
 *
 * @param types the events' short names; empty for all types
 * @param conversationIds events of these conversations only, which leaves out those of none; empty for all events
 */
public record EventFilter(Set<String> types, Set<String> conversationIds) {

    /** The filter of a client that asked for none. */
    public static final EventFilter NONE = new EventFilter(Set.of(), Set.of());

    /** The largest number of types, and of conversations. Every event is compared with them. */
    static final int MAX_VALUES = 50;

    private static final int MAX_ID_LENGTH = 100;

    public EventFilter {
        types = Set.copyOf(types);
        conversationIds = Set.copyOf(conversationIds);
    }

    /**
     * Reads a client's request.
     *
     * @param types short names with commas between them; null or empty for all
     * @param conversationIds ids with commas between them; null or empty for all
     * @throws ApiProblem when there are too many, or one cannot be
     */
    public static EventFilter parse(@Nullable String types, @Nullable String conversationIds) {
        var filter = new EventFilter(values("types", types), values("conversationId", conversationIds));
        filter.types.stream().filter(type -> !isKnown(type)).findFirst().ifPresent(type -> {
            throw ApiProblem.invalid("invalid-types", "There is no type of event '" + type + "' on a stream.");
        });
        filter.conversationIds.stream()
                .filter(id -> id.length() > MAX_ID_LENGTH)
                .findFirst()
                .ifPresent(id -> {
                    throw ApiProblem.invalid("invalid-conversationId", "That is not the id of a conversation.");
                });
        return filter;
    }

    /** Returns whether an event passes; the conversation is null where the event is of none. */
    public boolean passes(String type, @Nullable String conversationId) {
        return (types.isEmpty() || types.contains(type))
                && (conversationIds.isEmpty() || (conversationId != null && conversationIds.contains(conversationId)));
    }

    private static Set<String> values(String name, @Nullable String list) {
        if (list == null || list.isBlank()) {
            return Set.of();
        }
        var values = list.split(",", MAX_VALUES + 1);
        if (values.length > MAX_VALUES) {
            throw ApiProblem.invalid("too-many-filters", name + " may have at most " + MAX_VALUES + " values.");
        }
        var distinct = new LinkedHashSet<String>();
        Arrays.stream(values).map(String::strip).forEach(distinct::add);
        if (distinct.contains("")) {
            throw ApiProblem.invalid("invalid-" + name, name + " has an empty value.");
        }
        return distinct;
    }

    private static boolean isKnown(String type) {
        return Arrays.stream(EventType.values())
                .anyMatch(
                        known -> known.shortName().equals(type) && known.topic().equals(Topics.EVENTS.name()));
    }
}
