package io.switchboard.notification.endpoint;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.switchboard.events.EventType;
import io.switchboard.events.TopicNames;
import io.switchboard.web.ApiProblem;

/** Lists the types of events that endpoints can receive: those on the topic of events that are kept. */
public final class EndpointEventTypes {

    /** Stands for all types, later ones included. */
    public static final String ALL = "*";

    private EndpointEventTypes() {}

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
        return Arrays.stream(EventType.values())
                .filter(type -> type.topic().equals(TopicNames.EVENTS) && !type.isTransient());
    }
}
