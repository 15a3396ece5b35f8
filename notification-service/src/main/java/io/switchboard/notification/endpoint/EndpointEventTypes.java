package io.switchboard.notification.endpoint;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.switchboard.events.EventType;
import io.switchboard.events.TopicNames;
import io.switchboard.web.ApiProblem;

/** Lists the types of events that endpoints can receive: those that are kept, and are not for one member alone. */
public final class EndpointEventTypes {

    /** Stands for all types, later ones included. */
    public static final String ALL = "*";

    /** The entries of a member's bell concern that member only. */
    private static final Set<EventType> PERSONAL = Set.of(EventType.NOTIFICATION_CREATED, EventType.NOTIFICATION_READ);

    private EndpointEventTypes() {}

    /** Returns whether endpoints can receive events of this {@code ce_type}; true for one that this version does not know. */
    public static boolean includes(String type) {
        return EventType.of(type).map(EndpointEventTypes::isDeliverable).orElse(true);
    }

    private static boolean isDeliverable(EventType type) {
        return type.topic().equals(TopicNames.EVENTS) && !type.isTransient() && !PERSONAL.contains(type);
    }

    /** The types in the order of their declaration. */
    public static List<EventType> all() {
        return deliverable().toList();
    }

    /** The {@code ce_type} that a request names by it or by its short name; empty for an unknown one. */
    static Optional<String> named(String name) {
        return ALL.equals(name)
                ? Optional.of(ALL)
                : deliverable()
                        .filter(type ->
                                type.type().equals(name) || type.shortName().equals(name))
                        .map(EventType::type)
                        .findFirst();
    }

    /**
     * The {@code ce_type} that a request names by it or by its short name.
     *
     * @throws ApiProblem when endpoints cannot receive such events
     */
    public static String required(String name) {
        return named(name)
                .filter(type -> !type.equals(ALL))
                .orElseThrow(() -> ApiProblem.invalid(
                        "unknown-event-type",
                        "There is no event type '" + name + "'; GET /api/event-types lists them."));
    }

    private static Stream<EventType> deliverable() {
        return Arrays.stream(EventType.values()).filter(EndpointEventTypes::isDeliverable);
    }
}
