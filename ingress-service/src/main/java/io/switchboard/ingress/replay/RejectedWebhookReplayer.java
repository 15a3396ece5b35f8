package io.switchboard.ingress.replay;

import java.util.Optional;
import java.util.regex.Pattern;

import io.switchboard.events.CloudEvent;
import io.switchboard.events.EventType;
import io.switchboard.events.RejectedWebhook;
import io.switchboard.ingress.publishing.WebhookEventPublisher;
import io.switchboard.ingress.verification.Reverification;
import io.switchboard.kafka.PublishFailed;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Refused webhooks: each is checked again, and what is Twilio's becomes the event that it would have been. Its id and the
 * time of its arrival are the same each time.
 */
final class RejectedWebhookReplayer implements RecordReplayer {

    /** A body of 256 KiB in Base64, with all that goes with it, is far smaller. */
    private static final int LONGEST = 1024 * 1024;

    /** What may be shown on a terminal. */
    private static final Pattern ID = Pattern.compile("[\\w-]{1,128}");

    private final JsonMapper json = new JsonMapper();
    private final ReplayOptions options;
    private final Reverification reverification;
    private final WebhookEventPublisher publisher;

    RejectedWebhookReplayer(ReplayOptions options, Reverification reverification, WebhookEventPublisher publisher) {
        this.options = options;
        this.reverification = reverification;
        this.publisher = publisher;
    }

    @Override
    public void take(ConsumerRecord<byte[], byte[]> record, ReplayCounts tally) {
        if (!options.includesTime(record.timestamp()) || !options.includesId(RecordHeaderReader.id(record))) {
            return;
        }
        parse(record)
                .ifPresentOrElse(
                        rejected -> {
                            if (options.includesAccount(rejected.data().accountSid())) {
                                take(rejected, tally);
                            }
                        },
                        tally::unreadable);
    }

    private void take(CloudEvent<RejectedWebhook> rejected, ReplayCounts tally) {
        var webhook = rejected.data();
        switch (reverification.verify(webhook)) {
            case Reverification.Accepted accepted -> {
                tally.selected();
                keep(accepted);
                tally.replayed(accepted.topic().name());
            }
            case Reverification.StillRejected refused -> {
                tally.selected();
                var kind = new ReplayCounts.Kind(refused.reason(), webhook.accountSid(), webhook.path());
                tally.refused(kind, webhook.receivedAt(), rejected.id());
            }
            case Reverification.Unreadable unreadable -> tally.unreadable();
        }
    }

    private void keep(Reverification.Accepted accepted) {
        if (options.dryRun()) {
            return;
        }
        try {
            publisher.publish(accepted.topic(), accepted.key(), accepted.event());
        } catch (PublishFailed e) {
            throw new ReplayFailed("Kafka did not confirm an event in time: " + e.getMessage(), e);
        }
    }

    /** What the ingress put there; empty for anything else. */
    private Optional<CloudEvent<RejectedWebhook>> parse(ConsumerRecord<byte[], byte[]> record) {
        var value = record.value();
        if (value == null
                || value.length > LONGEST
                || !EventType.WEBHOOK_REJECTED.type().equals(RecordHeaderReader.header(record, "ce_type"))) {
            return Optional.empty();
        }
        try {
            var rejected = json.readValue(value, RejectedWebhook.class);
            return Optional.of(CloudEvent.of(name -> RecordHeaderReader.header(record, name), rejected))
                    .filter(each -> ID.matcher(each.id()).matches());
        } catch (JacksonException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
