package io.switchboard.notification.redelivery;

import java.time.Instant;
import java.util.Map;

import io.switchboard.notification.attempt.AttemptResponse;
import io.switchboard.notification.attempt.StoredAttempt;
import org.jspecify.annotations.Nullable;

/**
 * An attempt as the API shows it.
 *
 * @param number counts the attempts of the delivery, from 1
 * @param outcome {@code delivered} or {@code failed}
 * @param error the failure as a sentence
 * @param response null without an answer
 * @param nextAttemptAt when the next attempt was to follow, as it was decided then
 * @param test whether a test event was sent
 */
record WebhookAttemptView(
        String id,
        String eventId,
        String eventType,
        int number,
        String outcome,
        Instant at,
        long durationMillis,
        @Nullable String error,
        AttemptRequestView request,
        @Nullable AttemptResponse response,
        @Nullable Instant nextAttemptAt,
        boolean test) {

    /**
     * The request of an attempt.
     *
     * @param headers without the signature
     * @param body the beginning of the body; null in lists, and once the delivery is no longer kept
     */
    record AttemptRequestView(
            String url,
            Map<String, String> headers,
            @Nullable String body) {}

    static WebhookAttemptView of(StoredAttempt attempt, @Nullable String body) {
        return new WebhookAttemptView(
                attempt.id(),
                attempt.eventId(),
                attempt.eventType(),
                attempt.number(),
                attempt.outcome(),
                attempt.at(),
                attempt.durationMillis(),
                attempt.error(),
                new AttemptRequestView(attempt.url(), headers(attempt), body),
                attempt.response(),
                attempt.nextAttemptAt(),
                attempt.deliveryId() == null);
    }

    private static Map<String, String> headers(StoredAttempt attempt) {
        return Map.of(
                "webhook-id",
                attempt.webhookId(),
                "webhook-timestamp",
                Long.toString(attempt.at().getEpochSecond()));
    }
}
