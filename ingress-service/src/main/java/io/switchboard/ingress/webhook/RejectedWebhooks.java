package io.switchboard.ingress.webhook;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.Semaphore;

import io.switchboard.directory.Directory;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.EventType;
import io.switchboard.events.Topics;
import io.switchboard.events.twilio.RejectedWebhook;
import io.switchboard.ingress.request.ReceivedWebhook;
import io.switchboard.ingress.request.RejectionReason;
import io.switchboard.ingress.request.SafeText;
import io.switchboard.ingress.request.WebhookFingerprint;
import io.switchboard.ingress.telemetry.IngressMeters;
import io.switchboard.ingress.verification.WebhookVerifier;
import io.switchboard.kafka.EventPublisher;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Stores rejected webhooks on {@code twilio.rejected}, for an operator to inspect and replay. Best effort: no request waits
 * for it, and a flood of them is cut off before it takes memory or Kafka's time from accepted webhooks, or space from the
 * rejected webhooks of others.
 */
@Component
final class RejectedWebhooks {

    private static final Logger log = LoggerFactory.getLogger(RejectedWebhooks.class);
    private static final int MAX_IN_FLIGHT = 64;

    /** The size of a record without target and body: its other fields and headers. */
    private static final int OTHER_BYTES = 600;

    private final Semaphore inFlight = new Semaphore(MAX_IN_FLIGHT);
    private final EventPublisher publisher;
    private final Directory directory;
    private final RejectedWebhookShares shares;
    private final IngressMeters meters;

    RejectedWebhooks(
            EventPublisher publisher, Directory directory, RejectedTopicSettings settings, IngressMeters meters) {
        this.publisher = publisher;
        this.directory = directory;
        this.shares = new RejectedWebhookShares(settings.partitionSize().toBytes(), settings.retention());
        this.meters = meters;
    }

    /**
     * Stores a webhook unless its sender has used up its share. To be called after it was answered: while Kafka was never
     * reached this blocks for up to max.block.ms.
     *
     * @param taken how long it took until the webhook was rejected
     */
    void store(ReceivedWebhook webhook, RejectionReason reason, @Nullable String account, Duration taken) {
        var sid = sid(account);
        var known = sid != null && directory.account(sid).isPresent() ? sid : null;
        if (webhook.isTruncated() && known == null) {
            // The signature of a truncated webhook cannot be checked, so it must at least name an account that exists.
            meters.rejectedLost();
            return;
        }
        shares.reserve(known, webhook.source(), size(webhook), webhook.receivedAt())
                .ifPresentOrElse(reservation -> send(webhook, reason, sid, taken, reservation), meters::rejectedLost);
    }

    private void send(
            ReceivedWebhook webhook,
            RejectionReason reason,
            @Nullable String sid,
            Duration taken,
            RejectedWebhookShares.Reservation reservation) {
        if (!inFlight.tryAcquire()) {
            reservation.close();
            meters.rejectedLost();
            return;
        }
        try {
            var key = sid == null ? webhook.source() : sid;
            var sent = publisher.begin(Topics.TWILIO_REJECTED, key, event(webhook, reason, sid, taken));
            var unused = sent.whenComplete((result, failure) -> completed(reservation, failure));
        } catch (RuntimeException e) {
            // Any failure to send must release the permit.
            completed(reservation, e);
        }
    }

    private void completed(RejectedWebhookShares.Reservation reservation, @Nullable Throwable failure) {
        inFlight.release();
        reservation.close();
        if (failure == null) {
            meters.rejectedStored();
        } else {
            meters.rejectedLost();
            log.atWarn()
                    .addKeyValue("cause", SafeText.logged(failure.toString()))
                    .log("rejected webhook not stored");
        }
    }

    /** Estimates the size of the record. */
    private static long size(ReceivedWebhook webhook) {
        return OTHER_BYTES + webhook.target().length() + webhook.body().length * 4L / 3;
    }

    private static CloudEvent<RejectedWebhook> event(
            ReceivedWebhook webhook, RejectionReason reason, @Nullable String sid, Duration taken) {
        var rejected = new RejectedWebhook(
                reason.label(),
                sid,
                webhook.receivedAt(),
                webhook.method(),
                webhook.path(),
                webhook.target(),
                webhook.contentType(),
                webhook.signature(),
                Base64.getEncoder().encodeToString(webhook.body()),
                webhook.wholeLength(),
                reason.status().value(),
                Math.toIntExact(taken.toMillis()));
        var id = WebhookFingerprint.of(utf8(webhook.target()), utf8(webhook.signature()), webhook.body());
        return new CloudEvent<>(
                id,
                EventType.WEBHOOK_REJECTED.type(),
                WebhookVerifier.SOURCE,
                reason.label(),
                webhook.receivedAt(),
                null,
                rejected);
    }

    /** Returns the claimed account if it has the form of a SID; other claims may be of any length and are in the body anyway. */
    private static @Nullable String sid(@Nullable String claimed) {
        return claimed != null && claimed.startsWith("AC") && SafeText.isSid(claimed) ? claimed : null;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
