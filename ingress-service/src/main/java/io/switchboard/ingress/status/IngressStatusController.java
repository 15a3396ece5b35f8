package io.switchboard.ingress.status;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

import io.switchboard.directory.KafkaDirectory;
import io.switchboard.ingress.publishing.WebhookEventPublisher;
import io.switchboard.kafka.report.KafkaContact;
import io.switchboard.web.status.PartCondition;
import io.switchboard.web.status.PartHistory;
import io.switchboard.web.status.PartStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Answers the gateway, which combines the parts of all services. The answer is the same for every tenant and no secret, so
 * that it needs no login; the gateway leads no other request here.
 */
@RestController
class IngressStatusController {

    private final KafkaContact kafka;
    private final WebhookEventPublisher publisher;
    private final KafkaDirectory directory;
    private final PartHistory history;
    private final Clock clock;

    IngressStatusController(
            KafkaContact kafka, WebhookEventPublisher publisher, KafkaDirectory directory, Clock clock) {
        this.kafka = kafka;
        this.publisher = publisher;
        this.directory = directory;
        this.history = new PartHistory(clock);
        this.clock = clock;
    }

    /** The parts of this service. */
    record Report(PartStatus receiving, PartStatus calls) {}

    @GetMapping("/api/status")
    Report get() {
        return new Report(history.status("receiving", receiving(), null), history.status("calls", calls(), null));
    }

    private PartCondition receiving() {
        return unloaded("Webhooks are answered 503 and Twilio tries again.")
                .or(() -> kafkaTroubleSince()
                        .map(since -> PartCondition.failing(
                                since, "Kafka does not take messages. Twilio is asked to try again.")))
                .orElseGet(PartCondition::working);
    }

    private PartCondition calls() {
        return unloaded("Calls cannot be answered by their plans.")
                .or(() -> kafkaTroubleSince()
                        .map(since -> PartCondition.delayed(since, "Calls are answered; some may not be recorded.")))
                .orElseGet(PartCondition::working);
    }

    private Optional<PartCondition> unloaded(String effect) {
        return directory.isLoaded()
                ? Optional.empty()
                : Optional.of(PartCondition.failing(clock.instant(), "The accounts are not known yet. " + effect));
    }

    private Optional<Instant> kafkaTroubleSince() {
        return kafka.silentSince().or(publisher::failingSince);
    }
}
