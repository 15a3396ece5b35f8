package io.switchboard.ingress.reverification;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

import io.switchboard.directory.KafkaDirectory;
import io.switchboard.events.twilio.RejectedWebhook;
import io.switchboard.ingress.publishing.WebhookEventPublisher;
import io.switchboard.ingress.signature.SignatureCheck;
import io.switchboard.ingress.verification.WebhookReverification;
import io.switchboard.kafka.PublishFailed;
import io.switchboard.web.ApiProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Verifies webhooks that were rejected as if they were received again, and publishes the events of those that are valid now.
 * The signature of each is the proof, as at the public addresses, so that a caller can publish nothing here that it could not
 * publish there. The gateway leads no request to this path.
 */
@RestController
class ReverificationController {

    private static final int MOST = 50;
    private static final int LARGEST_BODY = 8 * 1024 * 1024;
    private static final JsonMapper JSON = new JsonMapper();

    private final KafkaDirectory directory;
    private final WebhookReverification reverification;
    private final WebhookEventPublisher publisher;

    ReverificationController(KafkaDirectory directory, SignatureCheck signatures, WebhookEventPublisher publisher) {
        this.directory = directory;
        this.reverification = new WebhookReverification(directory, signatures);
        this.publisher = publisher;
    }

    /**
     * Asks for verdicts.
     *
     * @param dryRun whether nothing is published
     */
    record Reverifications(boolean dryRun, List<RejectedWebhook> webhooks) {

        Reverifications {
            webhooks = List.copyOf(webhooks);
        }
    }

    /**
     * The verdict about one webhook.
     *
     * @param outcome {@code accepted}, {@code rejected} or {@code unreadable}
     * @param topic where the event of an accepted one is published
     * @param reason of a rejected one, a stable word
     */
    record WebhookVerdict(
            String outcome,
            @Nullable String topic,
            @Nullable String reason) {}

    /** The verdicts in the order of the webhooks. */
    record WebhookVerdicts(List<WebhookVerdict> verdicts) {}

    @PostMapping("/internal/reverifications")
    WebhookVerdicts verify(InputStream body) throws IOException {
        var request = read(body);
        if (request.webhooks().size() > MOST) {
            throw ApiProblem.invalid("too-many-webhooks", "At most " + MOST + " webhooks are verified at once.");
        }
        if (!directory.isCaughtUp()) {
            throw ApiProblem.unavailable("directory-not-ready", "The accounts are not read from Kafka yet.");
        }
        return new WebhookVerdicts(request.webhooks().stream()
                .map(webhook -> verdict(webhook, request.dryRun()))
                .toList());
    }

    /** Reads the body within a limit, because nothing else limits it here. */
    private static Reverifications read(InputStream body) throws IOException {
        var bytes = body.readNBytes(LARGEST_BODY + 1);
        if (bytes.length > LARGEST_BODY) {
            throw ApiProblem.tooLarge(LARGEST_BODY);
        }
        try {
            return Optional.ofNullable(JSON.readValue(bytes, Reverifications.class))
                    .orElseThrow(ReverificationController::noReverifications);
        } catch (JacksonException e) {
            throw noReverifications();
        }
    }

    private static ApiProblem noReverifications() {
        return ApiProblem.invalid("invalid-body", "The body is no JSON with 'dryRun' and 'webhooks'.");
    }

    private WebhookVerdict verdict(RejectedWebhook webhook, boolean dryRun) {
        return switch (reverification.verify(webhook)) {
            case WebhookReverification.Accepted accepted -> {
                if (!dryRun) {
                    publish(accepted);
                }
                yield new WebhookVerdict("accepted", accepted.topic().name(), null);
            }
            case WebhookReverification.StillRejected rejected ->
                new WebhookVerdict("rejected", null, rejected.reason());
            case WebhookReverification.Unreadable unreadable -> new WebhookVerdict("unreadable", null, null);
        };
    }

    private void publish(WebhookReverification.Accepted accepted) {
        try {
            publisher.publish(accepted.topic(), accepted.key(), accepted.event());
        } catch (PublishFailed e) {
            throw ApiProblem.unavailable("kafka-unavailable", "Kafka did not acknowledge an event in time.", e);
        }
    }
}
