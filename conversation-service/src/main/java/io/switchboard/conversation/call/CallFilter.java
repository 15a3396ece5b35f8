package io.switchboard.conversation.call;

import java.util.Arrays;
import java.util.Optional;

import io.switchboard.conversation.call.state.CallResult;
import io.switchboard.events.traffic.TrafficDirection;
import io.switchboard.web.ApiProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Criteria;

/**
 * Selects calls of a list; null selects all.
 *
 * @param number the tenant's address
 * @param dismissed of missed calls and messages: whether a person has looked at them
 */
public record CallFilter(
        @Nullable TrafficDirection direction,
        @Nullable String result,
        @Nullable String status,
        @Nullable String number,
        @Nullable Boolean hasVoicemail,
        @Nullable Boolean dismissed,
        @Nullable String contactId,
        @Nullable String conversationId) {

    /** Selects every call. */
    public static CallFilter all() {
        return new CallFilter(null, null, null, null, null, null, null, null);
    }

    static @Nullable TrafficDirection direction(@Nullable String word) {
        return word == null
                ? null
                : Optional.of(TrafficDirection.of(word))
                        .filter(direction -> direction != TrafficDirection.UNRECOGNIZED)
                        .orElseThrow(() ->
                                ApiProblem.invalid("invalid-direction", "direction must be inbound or outbound."));
    }

    static @Nullable String result(@Nullable String word) {
        if (word != null && CallResult.of(word).isEmpty()) {
            var words = String.join(
                    ", ",
                    Arrays.stream(CallResult.values()).map(CallResult::word).toList());
            throw ApiProblem.invalid("invalid-result", "result must be one of " + words + ".");
        }
        return word;
    }

    /** Adds the conditions to the direction of a tenant's calls. Those that are not shown have none. */
    Criteria addTo(Criteria direction) {
        var calls = this.direction == null ? direction.ne(null) : direction.is(this.direction.word());
        calls = add(calls, "result", result);
        calls = add(calls, "status", status);
        calls = add(calls, "ourAddress", number);
        calls = add(calls, "hasVoicemail", hasVoicemail);
        calls = add(calls, "contactId", contactId);
        calls = add(calls, "conversationId", conversationId);
        return dismissed == null ? calls : calls.and("dismissal").exists(dismissed);
    }

    private static Criteria add(Criteria calls, String field, @Nullable Object value) {
        return value == null ? calls : calls.and(field).is(value);
    }
}
