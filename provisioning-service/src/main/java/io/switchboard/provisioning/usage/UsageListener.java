package io.switchboard.provisioning.usage;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;

import io.switchboard.events.CloudEvent;
import io.switchboard.events.Message;
import io.switchboard.events.Topic;
import io.switchboard.events.TopicNames;
import io.switchboard.events.Topics;
import io.switchboard.kafka.listener.BatchProcessor;
import io.switchboard.kafka.listener.UnprocessableEvent;
import io.switchboard.provisioning.usage.rate.TextDelays;
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

    /** An event that was written so long ago would have come by now; as spring.kafka.listener.idle-partition-event-interval. */
    private static final Duration LAST_POLLS = Duration.ofSeconds(5);

    private final BatchProcessor batches;
    private final UsageContributions contributions;
    private final UsageAnswers answers;
    private final UsageUnits units;
    private final UsageProgress progress;
    private final TextDelays delays;

    UsageListener(
            BatchProcessor batches,
            UsageContributions contributions,
            UsageAnswers answers,
            UsageUnits units,
            UsageProgress progress,
            TextDelays delays) {
        this.batches = batches;
        this.contributions = contributions;
        this.answers = answers;
        this.units = units;
        this.progress = progress;
        this.delays = delays;
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
        delays.record(records);
        batches.process(ID, records, UsageListener::check, this::store);
        records.forEach(record -> progress.reached(record.partition(), Instant.ofEpochMilli(record.timestamp())));
        progress.store();
    }

    /** A partition from which nothing came for a while has been read to its end, up to the moments before it was asked last. */
    @EventListener(condition = "#idle.listenerId.startsWith('" + ID + "')")
    void idle(ListenerContainerPartitionIdleEvent idle) {
        progress.reached(
                idle.getTopicPartition().partition(),
                Instant.ofEpochMilli(idle.getTimestamp()).minus(LAST_POLLS));
        progress.store();
    }

    /** Notes the changed units after the contributions: a count that reads a unit's version then sees what it stands for. */
    void store(List<CloudEvent<Object>> events) {
        var changed = new LinkedHashMap<UsageUnitKey, Instant>();
        var added = contributions.add(events);
        added.forEach((event, contribution) -> contribution.units().forEach(unit -> note(changed, unit, event.time())));
        answers.measure(messages(added)).forEach((unit, at) -> note(changed, unit, at));
        changed.forEach(units::change);
    }

    private static void note(Map<UsageUnitKey, Instant> changed, UsageUnitKey unit, Instant at) {
        changed.merge(unit, at, BinaryOperator.minBy(Comparator.naturalOrder()));
    }

    /** Whose events change the times of answers, each with the time of its event. */
    private static Map<UsageContribution, Instant> messages(Map<CloudEvent<Object>, UsageContribution> added) {
        Map<UsageContribution, Instant> messages = new LinkedHashMap<>();
        added.forEach((event, contribution) -> {
            if (event.data() instanceof Message) {
                messages.putIfAbsent(contribution, event.time());
            }
        });
        return messages;
    }

    private static void check(CloudEvent<Object> event) {
        if (TenantId.parse(event.tenantId()).isEmpty()) {
            throw new UnprocessableEvent("No tenant in event " + event.id());
        }
    }
}
