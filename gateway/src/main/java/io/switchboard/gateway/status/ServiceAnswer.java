package io.switchboard.gateway.status;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The answer of one instance of a service, or its absence.
 *
 * @param body the JSON of a successful answer; null otherwise
 * @param since when the service was first not reachable; null when it answered in any way
 * @param lastReachedAt when the service answered last; null when it has not since the gateway started
 * @param problem a sentence for people; null for a successful answer
 */
record ServiceAnswer(
        String service,
        String address,
        @Nullable JsonNode body,
        @Nullable Instant since,
        @Nullable Instant lastReachedAt,
        @Nullable String problem) {

    boolean isReached() {
        return since == null;
    }
}
