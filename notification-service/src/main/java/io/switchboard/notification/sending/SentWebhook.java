package io.switchboard.notification.sending;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import io.switchboard.notification.outbound.OutboundResult;

/**
 * A request that was sent to an endpoint, with its result.
 *
 * @param webhookId the value of {@code webhook-id}
 */
public record SentWebhook(Instant at, String url, String webhookId, OutboundResult result) {

    private static final int GONE = 410;

    /** Returns whether the endpoint has taken the event. */
    public boolean isDelivered() {
        return result instanceof OutboundResult.Answered answer && answer.isSuccess();
    }

    /** Returns whether the endpoint wants no more events. */
    public boolean isGone() {
        return result instanceof OutboundResult.Answered answer && answer.status() == GONE;
    }

    /** The failure as a sentence. */
    public String failure() {
        return switch (result) {
            case OutboundResult.Failed failed -> failed.failure().words();
            case OutboundResult.Answered answer ->
                answer.status() >= 300 && answer.status() < 400
                        ? "The answer was " + answer.status() + "; redirects are not followed."
                        : "The answer was " + answer.status() + ".";
        };
    }

    /** The time that the endpoint asks to wait before the next request, where it does. */
    public Optional<Duration> retryAfter() {
        return result instanceof OutboundResult.Answered answer
                ? answer.retryAfter(at).map(next -> Duration.between(at, next))
                : Optional.empty();
    }
}
