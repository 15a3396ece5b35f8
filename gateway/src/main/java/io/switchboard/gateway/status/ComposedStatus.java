package io.switchboard.gateway.status;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonValue;
import io.switchboard.web.status.PartState;
import io.switchboard.web.status.PartStatus;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Combines what the services report about their parts into one status. Nothing is assumed about a service that is silent. */
final class ComposedStatus {

    private static final Map<String, List<Part>> PARTS_OF_SERVICE = Map.of(
            ServiceAddresses.INGRESS, List.of(Part.RECEIVING, Part.CALLS),
            ServiceAddresses.CONVERSATION, List.of(Part.STORING, Part.READING, Part.SENDING),
            ServiceAddresses.NOTIFICATION, List.of(Part.PUSHING));

    private final Map<Part, PartStatus> parts = new EnumMap<>(Part.class);
    private final Clock clock;

    /** The parts that a tenant knows. */
    enum Part {
        /** Twilio's webhooks are taken. */
        RECEIVING,
        /** Messages are stored and shown. */
        STORING,
        /** What is stored can be read. */
        READING,
        /** Messages are sent. */
        SENDING,
        /** Clients are told at once. */
        PUSHING,
        /** Calls are answered and recorded. */
        CALLS;

        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The status as it is sent.
     *
     * @param state the worst state of the parts
     * @param at when the services were asked
     */
    record View(PartState state, Instant at, Map<Part, PartStatus> parts) {}

    ComposedStatus(Clock clock) {
        this.clock = clock;
    }

    static View of(List<ServiceAnswer> answers, Clock clock) {
        var status = new ComposedStatus(clock);
        answers.forEach(status::add);
        return status.view();
    }

    private void add(ServiceAnswer answer) {
        var body = answer.body();
        if (body != null) {
            for (var part : Part.values()) {
                if (body.has(part.word())) {
                    add(part, read(body.get(part.word())));
                }
            }
            return;
        }
        var since = answer.since() == null ? clock.instant() : answer.since();
        var state = answer.isReached() ? PartState.UNKNOWN : PartState.UNREACHABLE;
        PARTS_OF_SERVICE
                .getOrDefault(answer.service(), List.of())
                .forEach(part -> add(part, new PartStatus(state, since, null, answer.problem())));
    }

    private void add(Part part, PartStatus status) {
        parts.merge(part, status, PartStatus::and);
    }

    private View view() {
        var worst = parts.values().stream()
                .map(PartStatus::state)
                .max(PartState::compareTo)
                .orElse(PartState.UNKNOWN);
        return new View(worst, clock.instant(), parts);
    }

    private PartStatus read(JsonNode part) {
        var since = time(part, "since");
        return new PartStatus(
                state(part.path("state").asString("")),
                since == null ? clock.instant() : since,
                time(part, "lastEventAt"),
                part.path("detail").stringValue(null));
    }

    private static PartState state(String word) {
        for (var state : PartState.values()) {
            if (state.word().equals(word)) {
                return state;
            }
        }
        return PartState.UNKNOWN;
    }

    private static @Nullable Instant time(JsonNode part, String field) {
        var text = part.path(field).stringValue(null);
        return text == null ? null : Instant.parse(text);
    }
}
