package io.switchboard.ingress.webhook;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.Semaphore;

import io.switchboard.events.CloudEvent;
import io.switchboard.events.RejectedWebhook;
import io.switchboard.events.Topics;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/**
 * Puts refused webhooks aside on {@code twilio.rejected}, for a person to look at and replay. A service to that person,
 * not a promise: nobody waits for it, and a flood of them is cut off before it can take memory or Kafka's time from what
 * was accepted.
 */
@Component
final class RejectedWebhooks {

    private static final Logger log = LoggerFactory.getLogger(RejectedWebhooks.class);
    private static final int UNDER_WAY = 64;

    private final Semaphore underWay = new Semaphore(UNDER_WAY);
    private final KafkaTemplate<String, CloudEvent<?>> kafka;
    private final Meters meters;

    RejectedWebhooks(KafkaTemplate<String, CloudEvent<?>> kafka, Meters meters) {
        this.kafka = kafka;
        this.meters = meters;
    }

    /** Writes one. To be called when it has been answered: where Kafka was never reached this takes up to max.block.ms. */
    void putAside(ReceivedWebhook webhook, Refusal refusal, @Nullable String account) {
        if (!underWay.tryAcquire()) {
            meters.rejectionLost();
            return;
        }
        try {
            var sent =
                    kafka.send(Topics.TWILIO_REJECTED.name(), key(webhook, account), event(webhook, refusal, account));
            var unused = sent.whenComplete((result, failure) -> done(failure));
        } catch (RuntimeException e) {
            // Whatever it is: the place must be free again.
            done(e);
        }
    }

    private void done(@Nullable Throwable failure) {
        underWay.release();
        if (failure == null) {
            meters.rejectionKept();
        } else {
            meters.rejectionLost();
            log.atWarn().addKeyValue("cause", failure.toString()).log("refused webhook not put aside");
        }
    }

    private static CloudEvent<RejectedWebhook> event(
            ReceivedWebhook webhook, Refusal refusal, @Nullable String account) {
        var rejected = new RejectedWebhook(
                refusal.reason(),
                sid(account),
                webhook.receivedAt(),
                webhook.method(),
                webhook.path(),
                webhook.target(),
                webhook.contentType(),
                webhook.signature(),
                Base64.getEncoder().encodeToString(webhook.body()));
        var id = Fingerprint.of(utf8(webhook.target()), utf8(webhook.signature()), webhook.body());
        return new CloudEvent<>(
                id, RejectedWebhook.TYPE, Verification.SOURCE, refusal.reason(), webhook.receivedAt(), null, rejected);
    }

    private static String key(ReceivedWebhook webhook, @Nullable String account) {
        var sid = sid(account);
        return sid == null ? webhook.remoteAddress() : sid;
    }

    /** Other claims may be of any length, and stand in the body anyway. */
    private static @Nullable String sid(@Nullable String claimed) {
        return claimed != null && claimed.startsWith("AC") && Words.isWord(claimed) ? claimed : null;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
