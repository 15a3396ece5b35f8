package io.switchboard.ingress.replay;

import java.util.Optional;
import java.util.regex.Pattern;

import io.switchboard.events.CloudEvent;
import io.switchboard.events.EventType;
import io.switchboard.events.twilio.RejectedWebhook;
import io.switchboard.ingress.publishing.WebhookEventPublisher;
import io.switchboard.ingress.verification.WebhookReverification;
import io.switchboard.kafka.PublishFailed;
import io.switchboard.kafka.replay.RecordHeaderReader;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Verifies rejected webhooks again and publishes the events of those that are valid. The id and the time of an event are the same
 * for every replay.
 */
final class RejectedWebhookReplayer implements RecordReplayer {

    /** Far more than the record of a body of 256 KiB in Base64. */
    private static final int MAX_VALUE_LENGTH = 1024 * 1024;

    /** An id that is safe to show on a terminal. */
    private static final Pattern ID = Pattern.compile("[\\w-]{1,128}");

    private final JsonMapper json = new JsonMapper();
    private final ReplayOptions options;
    private final WebhookReverification reverification;
    private final WebhookEventPublisher publisher;

    RejectedWebhookReplayer(
            ReplayOptions options, WebhookReverification reverification, WebhookEventPublisher publisher) {
        this.options = options;
        this.reverification = reverification;
        this.publisher = publisher;
    }

    @Override
    public void replay(ConsumerRecord<byte[], byte[]> record, ReplayCounts counts) {
        if (!options.includesTime(record.timestamp()) || !options.includesId(RecordHeaderReader.id(record))) {
            return;
        }
        parse(record)
                .ifPresentOrElse(
                        rejected -> {
                            if (options.includesAccount(rejected.data().accountSid())) {
                                replay(rejected, counts);
                            }
                        },
                        counts::unreadable);
    }

    private void replay(CloudEvent<RejectedWebhook> rejected, ReplayCounts counts) {
        var webhook = rejected.data();
        switch (reverification.verify(webhook)) {
            case WebhookReverification.Accepted accepted -> {
                counts.selected();
                publish(accepted);
                counts.replayed(accepted.topic().name());
            }
            case WebhookReverification.StillRejected stillRejected -> {
                counts.selected();
                var kind = new ReplayCounts.Kind(stillRejected.reason(), webhook.accountSid(), webhook.path());
                counts.rejected(kind, webhook.receivedAt(), rejected.id());
            }
            case WebhookReverification.Unreadable unreadable -> counts.unreadable();
        }
    }

    private void publish(WebhookReverification.Accepted accepted) {
        if (options.dryRun()) {
            return;
        }
        try {
            publisher.publish(accepted.topic(), accepted.key(), accepted.event());
        } catch (PublishFailed e) {
            throw new ReplayFailed("Kafka did not acknowledge an event in time: " + e.getMessage(), e);
        }
    }

    /** Returns the record that the ingress stored; empty for anything else. */
    private Optional<CloudEvent<RejectedWebhook>> parse(ConsumerRecord<byte[], byte[]> record) {
        var value = record.value();
        if (value == null
                || value.length > MAX_VALUE_LENGTH
                || !EventType.WEBHOOK_REJECTED.type().equals(RecordHeaderReader.header(record, "ce_type"))) {
            return Optional.empty();
        }
        try {
            var rejected = json.readValue(value, RejectedWebhook.class);
            return Optional.of(CloudEvent.of(name -> RecordHeaderReader.header(record, name), rejected))
                    .filter(event -> ID.matcher(event.id()).matches());
        } catch (JacksonException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
