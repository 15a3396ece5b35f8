package io.switchboard.ingress.webhook;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.Semaphore;

import io.switchboard.directory.Directory;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.RejectedWebhook;
import io.switchboard.events.Topics;
import io.switchboard.ingress.log.LoggedText;
import io.switchboard.ingress.publishing.QuarantineSettings;
import io.switchboard.ingress.request.ReceivedWebhook;
import io.switchboard.ingress.request.RejectionReason;
import io.switchboard.ingress.request.SafeText;
import io.switchboard.ingress.request.WebhookFingerprint;
import io.switchboard.ingress.telemetry.IngressMeters;
import io.switchboard.ingress.verification.WebhookVerifier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/**
 * Puts refused webhooks aside on {@code twilio.rejected}, for a person to look at and replay. A service to that person,
 * not a promise: nobody waits for it, and a flood of them is cut off before it can take memory or Kafka's time from what
 * was accepted, or the room of what was put aside of others.
 */
@Component
final class RejectedWebhooks {

    private static final Logger log = LoggerFactory.getLogger(RejectedWebhooks.class);
    private static final int UNDER_WAY = 64;

    /** Its other fields and headers. */
    private static final int REST_OF_RECORD = 600;

    private final Semaphore underWay = new Semaphore(UNDER_WAY);
    private final KafkaTemplate<String, CloudEvent<?>> kafka;
    private final Directory directory;
    private final QuarantineShares shares;
    private final IngressMeters meters;

    RejectedWebhooks(
            KafkaTemplate<String, CloudEvent<?>> kafka,
            Directory directory,
            QuarantineSettings settings,
            IngressMeters meters) {
        this.kafka = kafka;
        this.directory = directory;
        this.shares = new QuarantineShares(settings.size().toBytes(), settings.age());
        this.meters = meters;
    }

    /**
     * Writes one, unless whoever sent it has used up their share. To be called when it has been answered: where Kafka was
     * never reached this takes up to max.block.ms.
     */
    void putAside(ReceivedWebhook webhook, RejectionReason refusal, @Nullable String account) {
        var sid = sid(account);
        var known = sid != null && directory.account(sid).isPresent() ? sid : null;
        if (webhook.isTruncated() && known == null) {
            // Nobody can check the signature of a part, so it has to be of somebody at least.
            meters.rejectionLost();
            return;
        }
        shares.take(known, webhook.source(), size(webhook), webhook.receivedAt())
                .ifPresentOrElse(room -> write(webhook, refusal, sid, room), meters::rejectionLost);
    }

    private void write(
            ReceivedWebhook webhook, RejectionReason refusal, @Nullable String sid, QuarantineShares.Room room) {
        if (!underWay.tryAcquire()) {
            room.close();
            meters.rejectionLost();
            return;
        }
        try {
            var key = sid == null ? webhook.source() : sid;
            var sent = kafka.send(Topics.TWILIO_REJECTED.name(), key, event(webhook, refusal, sid));
            var unused = sent.whenComplete((result, failure) -> done(room, failure));
        } catch (RuntimeException e) {
            // Whatever it is: the place must be free again.
            done(room, e);
        }
    }

    private void done(QuarantineShares.Room room, @Nullable Throwable failure) {
        underWay.release();
        room.close();
        if (failure == null) {
            meters.rejectionKept();
        } else {
            meters.rejectionLost();
            log.atWarn().addKeyValue("cause", LoggedText.of(failure.toString())).log("refused webhook not put aside");
        }
    }

    /** Of its record, nearly. */
    private static long size(ReceivedWebhook webhook) {
        return REST_OF_RECORD + webhook.target().length() + webhook.body().length * 4L / 3;
    }

    private static CloudEvent<RejectedWebhook> event(
            ReceivedWebhook webhook, RejectionReason refusal, @Nullable String sid) {
        var rejected = new RejectedWebhook(
                refusal.reason(),
                sid,
                webhook.receivedAt(),
                webhook.method(),
                webhook.path(),
                webhook.target(),
                webhook.contentType(),
                webhook.signature(),
                Base64.getEncoder().encodeToString(webhook.body()),
                webhook.wholeLength());
        var id = WebhookFingerprint.of(utf8(webhook.target()), utf8(webhook.signature()), webhook.body());
        return new CloudEvent<>(
                id,
                RejectedWebhook.TYPE,
                WebhookVerifier.SOURCE,
                refusal.reason(),
                webhook.receivedAt(),
                null,
                rejected);
    }

    /** Other claims may be of any length, and stand in the body anyway. */
    private static @Nullable String sid(@Nullable String claimed) {
        return claimed != null && claimed.startsWith("AC") && SafeText.isSid(claimed) ? claimed : null;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
