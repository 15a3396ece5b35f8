package io.switchboard.kafka.listener;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;

/**
 * Measures the age of the oldest records of all topics that the service listens to, on a thread of its own, until the
 * service stops. It does nothing in a service without listeners.
 */
final class OldestRecordAgeLoop implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(OldestRecordAgeLoop.class);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

    private final KafkaListenerEndpointRegistry listeners;
    private final OldestRecordAge.Factory factory;
    private final Duration interval;
    private @Nullable Thread thread;

    OldestRecordAgeLoop(KafkaListenerEndpointRegistry listeners, OldestRecordAge.Factory factory, Duration interval) {
        this.listeners = listeners;
        this.factory = factory;
        this.interval = interval;
    }

    @Override
    public synchronized void start() {
        var topicsByGroup = listeners.getListenerContainers().stream()
                .filter(container -> container.getContainerProperties().getTopics() != null)
                .collect(Collectors.groupingBy(
                        container -> Objects.requireNonNull(container.getGroupId()),
                        Collectors.flatMapping(OldestRecordAgeLoop::topics, Collectors.toCollection(TreeSet::new))));
        if (!topicsByGroup.isEmpty()) {
            thread = Thread.ofVirtual()
                    .name("oldest-record-age")
                    .start(() -> run(topicsByGroup.entrySet().stream()
                            .map(group -> factory.of(group.getKey(), List.copyOf(group.getValue())))
                            .toList()));
        }
    }

    private static Stream<String> topics(MessageListenerContainer container) {
        return Arrays.stream(
                Objects.requireNonNull(container.getContainerProperties().getTopics()));
    }

    @Override
    public synchronized void stop() {
        if (thread == null) {
            return;
        }
        thread.interrupt();
        try {
            thread.join(STOP_TIMEOUT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null && thread.isAlive();
    }

    private void run(List<OldestRecordAge> ages) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                ages.forEach(OldestRecordAgeLoop::measure);
                Thread.sleep(interval);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            Thread.interrupted();
            ages.forEach(OldestRecordAge::close);
        }
    }

    private static void measure(OldestRecordAge age) {
        try {
            age.measure();
        } catch (KafkaException e) {
            log.atDebug().addKeyValue("reason", e.toString()).log("age of the oldest record not measured");
        }
    }
}
