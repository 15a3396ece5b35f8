package io.switchboard.ingress.replay;

import java.io.PrintStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;

import io.switchboard.directory.KafkaDirectory;
import io.switchboard.ingress.publishing.WebhookEventPublisher;
import io.switchboard.ingress.signature.PublicUrls;
import io.switchboard.ingress.signature.SignatureCheck;
import io.switchboard.ingress.verification.WebhookReverification;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

/** Replays the selected records of the selected topics. */
final class TopicReplayer {

    private static final Duration KAFKA_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration DIRECTORY_TIMEOUT = Duration.ofSeconds(20);

    private final KafkaProperties kafka;
    private final PublicUrls publicUrls;
    private final ObjectProvider<KafkaDirectory> directory;
    private final ObjectProvider<SignatureCheck> signatures;
    private final ObjectProvider<WebhookEventPublisher> events;

    /** Takes providers, because dead letters need no directory and therefore no keyset. */
    TopicReplayer(
            KafkaProperties kafka,
            PublicUrls publicUrls,
            ObjectProvider<KafkaDirectory> directory,
            ObjectProvider<SignatureCheck> signatures,
            ObjectProvider<WebhookEventPublisher> events) {
        this.kafka = kafka;
        this.publicUrls = publicUrls;
        this.directory = directory;
        this.signatures = signatures;
        this.events = events;
    }

    /**
     * Replays and reports.
     *
     * @throws ReplayFailed when it could not finish; it can be repeated then
     */
    void run(ReplayOptions options, PrintStream out) {
        var report = new ReplayReport(out, options, publicUrls.publicBaseUrl());
        var topics = topics(options, existingTopics());
        if (topics.isEmpty()) {
            report.noTopics();
        } else if (topics.getFirst().endsWith(ReplayOptions.DEAD_LETTERS)) {
            replayDeadLetters(topics, options, report);
        } else {
            var reverification = new WebhookReverification(currentDirectory(), signatures.getObject());
            replay(
                    topics.getFirst(),
                    new RejectedWebhookReplayer(options, reverification, events.getObject()),
                    options,
                    report);
        }
    }

    private void replayDeadLetters(List<String> topics, ReplayOptions options, ReplayReport report) {
        try (var producer = producer()) {
            topics.forEach(topic -> replay(topic, new DeadLetterReplayer(options, producer), options, report));
        }
    }

    private void replay(String topic, RecordReplayer replayer, ReplayOptions options, ReplayReport report) {
        var counts = new ReplayCounts();
        try (var range = TopicScan.of(kafka.buildConsumerProperties(), topic, options.from())) {
            report.begin(topic, range.length());
            range.forEach(
                    record -> {
                        counts.read();
                        replayer.replay(record, counts);
                    },
                    left -> report.progress(topic, range.length() - left, range.length()));
        } finally {
            report.end(counts);
        }
    }

    private static List<String> topics(ReplayOptions options, Set<String> existing) {
        if (options.isAllDeadLetters()) {
            return existing.stream()
                    .filter(topic -> topic.endsWith(ReplayOptions.DEAD_LETTERS))
                    .filter(topic -> existing.contains(DeadLetterReplayer.origin(topic)))
                    .sorted()
                    .toList();
        }
        var topic = options.topic();
        if (!existing.contains(topic)) {
            throw new ReplayFailed("Kafka has no topic " + topic + ".");
        }
        if (topic.endsWith(ReplayOptions.DEAD_LETTERS) && !existing.contains(DeadLetterReplayer.origin(topic))) {
            throw new ReplayFailed(
                    "Kafka has no topic " + DeadLetterReplayer.origin(topic) + " for these dead letters.");
        }
        return List.of(topic);
    }

    private Set<String> existingTopics() {
        var settings = kafka.buildAdminProperties();
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) KAFKA_TIMEOUT.toMillis());
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) KAFKA_TIMEOUT.toMillis());
        var list = new ListTopicsOptions().timeoutMs((int) KAFKA_TIMEOUT.toMillis());
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

    private KafkaDirectory currentDirectory() {
        var current = directory.getObject();
        try {
            if (!current.awaitCaughtUp(DIRECTORY_TIMEOUT)) {
                throw new ReplayFailed("The accounts could not be read within " + DIRECTORY_TIMEOUT.toSeconds()
                        + " s. Has provisioning published any on this Kafka?");
            }
            return current;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ReplayFailed("Interrupted", e);
        }
    }

    private KafkaProducer<byte[], byte[]> producer() {
        var settings = new HashMap<>(kafka.buildProducerProperties());
        // No webhook waits for the acknowledgement, so the timeouts are longer than those of the service.
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
