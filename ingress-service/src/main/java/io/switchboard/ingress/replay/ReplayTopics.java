package io.switchboard.ingress.replay;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;

import io.switchboard.kafka.replay.DeadLetters;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.common.KafkaException;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

/** Selects the topics of a replay among those that Kafka has. */
final class ReplayTopics {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final KafkaProperties kafka;

    ReplayTopics(KafkaProperties kafka) {
        this.kafka = kafka;
    }

    /**
     * Returns the topics whose records the operator selected.
     *
     * @throws ReplayFailed when Kafka cannot be reached, or lacks a topic that was named
     */
    List<String> selected(ReplayOptions options) {
        return selected(options, existing());
    }

    private static List<String> selected(ReplayOptions options, Set<String> existing) {
        if (options.isAllDeadLetters()) {
            return existing.stream()
                    .filter(topic -> DeadLetters.isTopic(topic))
                    .filter(topic -> existing.contains(DeadLetters.origin(topic)))
                    .sorted()
                    .toList();
        }
        var topic = options.topic();
        if (!existing.contains(topic)) {
            throw new ReplayFailed("Kafka has no topic " + topic + ".");
        }
        if (DeadLetters.isTopic(topic) && !existing.contains(DeadLetters.origin(topic))) {
            throw new ReplayFailed("Kafka has no topic " + DeadLetters.origin(topic) + " for these dead letters.");
        }
        return List.of(topic);
    }

    private Set<String> existing() {
        var settings = kafka.buildAdminProperties();
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) TIMEOUT.toMillis());
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) TIMEOUT.toMillis());
        var list = new ListTopicsOptions().timeoutMs((int) TIMEOUT.toMillis());
        try (var admin = Admin.create(settings)) {
            return admin.listTopics(list).names().get();
        } catch (ExecutionException | KafkaException e) {
            throw new ReplayFailed(
                    "Kafka cannot be reached at " + String.join(",", kafka.getBootstrapServers())
                            + " (KAFKA_BOOTSTRAP_SERVERS).",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ReplayFailed("Interrupted", e);
        }
    }
}
