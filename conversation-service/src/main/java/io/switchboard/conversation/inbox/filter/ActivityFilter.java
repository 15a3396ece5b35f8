package io.switchboard.conversation.inbox.filter;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import io.switchboard.events.Conversation;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.RequestTime;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Criteria;

/**
 * Selects conversations by what happened in them; null selects all.
 *
 * @param failed whether the tenant's newest message was not delivered
 * @param errorCode Twilio's code, with which that message was not delivered
 * @param endsWithCall whether the newest entry is a call
 * @param from the earliest time of the newest message or call
 * @param to the time before which it must be
 * @param waitingSince the customer has waited since then, or for longer
 * @param neverAnswered whether the customer waits for the first answer ever
 */
public record ActivityFilter(
        @Nullable Boolean failed,
        @Nullable Integer errorCode,
        boolean endsWithCall,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable Instant waitingSince,
        boolean neverAnswered) {

    public static final ActivityFilter NONE = new ActivityFilter(null, null, false, null, null, null, false);

    /** Selects the conversations whose newest entry is a call. */
    public static final ActivityFilter CALL = new ActivityFilter(null, null, true, null, null, null, false);

    /** The field that a conversation has while its customer waits. */
    public static final String WAITING_SINCE = "waiting.since";

    /** The field that a conversation has from the first answer on. */
    public static final String ANSWERED_AT = "waiting.answeredAt";

    private static final String FAILED = "delivery.failedId";
    private static final String FAILED_CODE = "delivery.failedCode";
    private static final int MOST_MINUTES = 5 * 365 * 24 * 60;

    /**
     * Reads the parameters of a request.
     *
     * @param waitingLongerThan minutes
     * @throws ApiProblem naming the parameter that is none
     */
    public static ActivityFilter of(
            @Nullable Boolean failed,
            @Nullable Integer errorCode,
            @Nullable String newest,
            @Nullable String from,
            @Nullable String to,
            @Nullable Integer waitingLongerThan,
            boolean neverAnswered,
            Clock clock) {
        if (newest != null && !newest.equals(Conversation.LastMessage.CALL)) {
            throw ApiProblem.invalid("invalid-newest", "newest must be call, or be left out.");
        }
        if (waitingLongerThan != null && (waitingLongerThan < 0 || waitingLongerThan > MOST_MINUTES)) {
            throw ApiProblem.invalid(
                    "invalid-waitingLongerThan", "waitingLongerThan must be from 0 to " + MOST_MINUTES + " minutes.");
        }
        if (errorCode != null && Boolean.FALSE.equals(failed)) {
            throw ApiProblem.invalid(
                    "invalid-errorCode", "errorCode asks for what was not delivered, failed=false for the rest.");
        }
        return new ActivityFilter(
                errorCode == null ? failed : Boolean.TRUE,
                errorCode,
                newest != null,
                RequestTime.optional("from", from),
                RequestTime.optional("to", to),
                waitingLongerThan == null ? null : clock.instant().minus(Duration.ofMinutes(waitingLongerThan)),
                neverAnswered);
    }

    public Criteria addTo(Criteria conversations) {
        var criteria =
                failed == null ? conversations : conversations.and(FAILED).exists(failed);
        if (errorCode != null) {
            criteria = criteria.and(FAILED_CODE).is(errorCode);
        }
        if (endsWithCall) {
            criteria = criteria.and("lastMessage.kind").is(Conversation.LastMessage.CALL);
        }
        if (from != null || to != null) {
            criteria = between(criteria.and("updatedAt"));
        }
        return waitingSince == null && !neverAnswered ? criteria : waiting(criteria);
    }

    private Criteria waiting(Criteria conversations) {
        // The index has waiting conversations only, and is used where the query says that it selects these.
        var since = conversations.and(WAITING_SINCE).gte(Instant.EPOCH);
        var waiting = waitingSince == null ? since : since.lte(waitingSince);
        return neverAnswered ? waiting.and(ANSWERED_AT).isNull() : waiting;
    }

    private Criteria between(Criteria updatedAt) {
        var late = from == null ? updatedAt : updatedAt.gte(from);
        return to == null ? late : late.lt(to);
    }
}
