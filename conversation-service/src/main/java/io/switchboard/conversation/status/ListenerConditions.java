package io.switchboard.conversation.status;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import io.switchboard.events.TopicNames;
import io.switchboard.kafka.report.KafkaContact;
import io.switchboard.kafka.report.ListenerReport;
import io.switchboard.kafka.report.TopicBacklog;
import io.switchboard.web.status.PartCondition;
import org.springframework.stereotype.Component;

/** Determines from the meters of the listeners whether messages and calls are stored. */
@Component
class ListenerConditions {

    /** A person notices a longer delay. */
    static final Duration NOTICEABLE = Duration.ofSeconds(10);

    private static final String GROUP = "conversation-service";

    private final KafkaContact kafka;
    private final ListenerReport listeners;
    private final Clock clock;

    ListenerConditions(KafkaContact kafka, ListenerReport listeners, Clock clock) {
        this.kafka = kafka;
        this.listeners = listeners;
        this.clock = clock;
    }

    /** Returns whether inbound messages and their statuses are stored. */
    PartCondition storing() {
        return listening("twilio-messaging", TopicNames.TWILIO_MESSAGING, "Messages are stored late.");
    }

    /** Returns whether calls are stored. */
    PartCondition calls() {
        return listening("twilio-voice", TopicNames.TWILIO_VOICE, "Calls are answered, and shown late.");
    }

    /** Returns the trouble with Kafka; empty while it answers. */
    Optional<PartCondition> silentKafka(String effect) {
        return kafka.silentSince().map(since -> PartCondition.failing(since, "Kafka does not answer. " + effect));
    }

    /** Returns whether records of a topic wait; empty when none waits for a noticeable time. */
    Optional<PartCondition> late(String topic, String effect) {
        return listeners
                .backlog(GROUP, topic)
                .map(TopicBacklog::oldestAge)
                .filter(age -> age.compareTo(NOTICEABLE) > 0)
                .map(age -> PartCondition.delayed(ago(age), effect));
    }

    private PartCondition listening(String listener, String topic, String effect) {
        return silentKafka(effect)
                .or(() -> stalled(listener, effect))
                .or(() -> late(topic, effect))
                .orElseGet(PartCondition::working);
    }

    private Optional<PartCondition> stalled(String listener, String effect) {
        return Optional.of(listeners.stalled(listener))
                .filter(duration -> duration.compareTo(NOTICEABLE) > 0)
                .map(duration -> PartCondition.failing(ago(duration), effect));
    }

    private Instant ago(Duration duration) {
        return clock.instant().minus(duration);
    }
}
