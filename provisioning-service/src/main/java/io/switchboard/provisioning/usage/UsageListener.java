package io.switchboard.provisioning.usage;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

import io.switchboard.events.CloudEvent;
import io.switchboard.events.Message;
import io.switchboard.events.Topic;
import io.switchboard.events.TopicNames;
import io.switchboard.events.Topics;
import io.switchboard.kafka.listener.BatchProcessor;
import io.switchboard.kafka.listener.UnprocessableEvent;
import io.switchboard.web.TenantId;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.event.ListenerContainerPartitionIdleEvent;
import org.springframework.stereotype.Component;

/** Counts the usage of messages and calls as their events announce them. */
@Component
class UsageListener {

    private static final String ID = "usage";

    private final BatchProcessor batches;
    private final UsageContributions contributions;
    private final UsageAnswers answers;
    private final UsageUnits units;
    private final UsageProgress progress;

    UsageListener(
            BatchProcessor batches,
            UsageContributions contributions,
            UsageAnswers answers,
            UsageUnits units,
            UsageProgress progress) {
        this.batches = batches;
        this.contributions = contributions;
        this.answers = answers;
        this.units = units;
        this.progress = progress;
    }

    @Bean
    static Topic<?> usageDeadLetters() {
        return Topics.EVENTS.deadLetters();
    }

    @KafkaListener(
            id = ID,
            topics = TopicNames.EVENTS,
            groupId = "provisioning-usage",
            batch = "true",
            properties = BatchProcessor.BACKGROUND_FETCH)
    void receive(List<ConsumerRecord<String, CloudEvent<Object>>> records) {
        batches.process(ID, records, UsageListener::check, this::store);
        records.forEach(record -> progress.reached(record.partition(), Instant.ofEpochMilli(record.timestamp())));
        progress.store();
    }

    /** A partition from which nothing came for a while has been read to its end. */
    @EventListener(condition = "#idle.listenerId.startsWith('" + ID + "')")
    void idle(ListenerContainerPartitionIdleEvent idle) {
        progress.reached(
                idle.getTopicPartition().partition(), Instant.ofEpochMilli(idle.getTimestamp() - idle.getIdleTime()));
        progress.store();
    }

    /** Notes the changed units after the contributions: a count that reads a unit's version then sees what it stands for. */
    void store(List<CloudEvent<Object>> events) {
        var changed = new LinkedHashMap<UsageUnitKey, Instant>();
        for (var event : events) {
            contributions
                    .add(event)
                    .ifPresent(contribution -> units(event, contribution)
                            .forEach(unit -> changed.merge(
                                    unit, event.time(), (one, other) -> one.isBefore(other) ? one : other)));
        }
        changed.forEach(units::change);
    }

    /** The units in which the contribution counts, and those of answers whose times the event's message changes. */
    private Stream<UsageUnitKey> units(CloudEvent<Object> event, UsageContribution contribution) {
        return event.data() instanceof Message
                ? Stream.concat(contribution.units(), answers.measure(contribution))
                : contribution.units();
    }

    private static void check(CloudEvent<Object> event) {
        if (TenantId.parse(event.tenantId()).isEmpty()) {
            throw new UnprocessableEvent("No tenant in event " + event.id());
        }
    }
}
