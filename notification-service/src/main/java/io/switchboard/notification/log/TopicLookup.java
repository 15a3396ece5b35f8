package io.switchboard.notification.log;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Asks Kafka for a topic's current version; empty while the topic does not exist. */
final class TopicLookup implements Supplier<Optional<TopicVersion>>, AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final String name;
    private final Admin admin;

    TopicLookup(String name, Map<String, Object> config) {
        this.name = name;
        admin = Admin.create(config);
    }

    /** @throws KafkaException when Kafka does not answer */
    @Override
    public Optional<TopicVersion> get() {
        try {
            var topic = admin.describeTopics(List.of(name))
                    .allTopicNames()
                    .thenApply(topics -> topics.get(name))
                    .get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            return Optional.of(
                    new TopicVersion(topic.topicId(), topic.partitions().size()));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return Optional.empty();
            }
            throw new KafkaException(name + " could not be looked up", e.getCause());
        } catch (TimeoutException e) {
            throw new KafkaException(name + " could not be looked up within " + TIMEOUT, e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
