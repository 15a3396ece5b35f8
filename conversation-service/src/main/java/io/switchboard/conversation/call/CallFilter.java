package io.switchboard.conversation.call;

import java.time.Instant;
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
 * @param notCalledBack true for the customers' calls that were not answered and that nobody has dismissed or called back
 * @param from the earliest beginning
 * @param to the time before which the call must begin
 */
public record CallFilter(
        @Nullable TrafficDirection direction,
        @Nullable String result,
        @Nullable String status,
        @Nullable String number,
        @Nullable Boolean hasVoicemail,
        @Nullable Boolean dismissed,
        @Nullable String contactId,
        @Nullable String conversationId,
        @Nullable Boolean notCalledBack,
        @Nullable Instant from,
        @Nullable Instant to) {

    /** Selects every call. */
    public static CallFilter all() {
        return new CallFilter(null, null, null, null, null, null, null, null, null, null, null);
    }

    /** Selects the calls that began in this range. */
    static CallFilter between(@Nullable Instant from, @Nullable Instant to) {
        return new CallFilter(null, null, null, null, null, null, null, null, null, from, to);
    }

    /** Selects the customers' calls in this range that ended without an answer or a message. */
    static CallFilter missed(@Nullable Instant from, @Nullable Instant to) {
        return new CallFilter(
                TrafficDirection.INBOUND, CallResult.MISSED.word(), null, null, null, null, null, null, null, from, to);
    }

    /** Selects the calls in this range that still have to be called back. */
    static CallFilter notCalledBack(@Nullable Instant from, @Nullable Instant to) {
        return new CallFilter(null, null, null, null, null, null, null, null, true, from, to);
    }

    /** Refuses a combination that contradicts itself. */
    CallFilter checked() {
        if (notCalledBack != null && (dismissed != null || direction == TrafficDirection.OUTBOUND)) {
            throw ApiProblem.invalid(
                    "invalid-notCalledBack",
                    "notCalledBack is about inbound calls that are not dismissed; leave direction and dismissed out.");
        }
        return this;
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
        var calls = Boolean.TRUE.equals(notCalledBack)
                ? direction.is(TrafficDirection.INBOUND.word())
                : this.direction == null ? direction.ne(null) : direction.is(this.direction.word());
        calls = Boolean.TRUE.equals(notCalledBack) ? notCalledBack(calls.and("result")) : add(calls, "result", result);
        calls = add(calls, "status", status);
        calls = add(calls, "ourAddress", number);
        calls = add(calls, "hasVoicemail", hasVoicemail);
        calls = add(calls, "contactId", contactId);
        calls = add(calls, "conversationId", conversationId);
        calls = dismissed == null ? calls : calls.and("dismissal").exists(dismissed);
        return from == null && to == null ? calls : between(calls.and("startedAt"));
    }

    private Criteria notCalledBack(Criteria outcome) {
        var missed = result == null ? outcome.in(StoredCall.MISSED) : outcome.is(result);
        return missed.and("dismissal").exists(false);
    }

    private Criteria between(Criteria startedAt) {
        var late = from == null ? startedAt : startedAt.gte(from);
        return to == null ? late : late.lt(to);
    }

    private static Criteria add(Criteria calls, String field, @Nullable Object value) {
        return value == null ? calls : calls.and(field).is(value);
    }
}
