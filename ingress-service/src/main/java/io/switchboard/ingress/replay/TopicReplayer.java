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
import io.switchboard.ingress.verification.Reverification;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

/** Takes up again what lies on the topics that were asked for. */
final class TopicReplayer {

    private static final Duration KAFKA_PATIENCE = Duration.ofSeconds(5);
    private static final Duration DIRECTORY_PATIENCE = Duration.ofSeconds(20);

    private final KafkaProperties kafka;
    private final PublicUrls publicUrls;
    private final ObjectProvider<KafkaDirectory> directory;
    private final ObjectProvider<SignatureCheck> signatures;
    private final ObjectProvider<WebhookEventPublisher> events;

    /** What is provided is made only where it is needed: dead letters need no directory, and so no keyset. */
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
     * Does it, and tells what it does.
     *
     * @throws ReplayFailed when it could not be finished; to do it again is right then, and harmless
     */
    void run(ReplayOptions options, PrintStream out) {
        var report = new ReplayReport(out, options, publicUrls.publicBaseUrl());
        var topics = topics(options, existingTopics());
        if (topics.isEmpty()) {
            report.nothingIsThere();
        } else if (topics.getFirst().endsWith(ReplayOptions.DEAD_LETTERS)) {
            replayDeadLetters(topics, options, report);
        } else {
            var reverification = new Reverification(currentDirectory(), signatures.getObject());
            replay(
                    topics.getFirst(),
                    new RejectedWebhookReplayer(options, reverification, events.getObject()),
                    options,
                    report);
        }
    }

    private void replayDeadLetters(List<String> topics, ReplayOptions options, ReplayReport report) {
        try (var producer = producer()) {
            topics.forEach(each -> replay(each, new DeadLetterReplayer(options, producer), options, report));
        }
    }

    private void replay(String topic, RecordReplayer replaying, ReplayOptions options, ReplayReport report) {
        var tally = new ReplayCounts();
        try (var range = TopicScan.of(kafka.buildConsumerProperties(), topic, options.from())) {
            report.begins(topic, range.length());
            range.forEach(
                    record -> {
                        tally.read();
                        replaying.take(record, tally);
                    },
                    left -> report.progress(topic, range.length() - left, range.length()));
        } finally {
            report.ends(tally);
        }
    }

    private static List<String> topics(ReplayOptions options, Set<String> existing) {
        if (options.isAllDeadLetters()) {
            return existing.stream()
                    .filter(each -> each.endsWith(ReplayOptions.DEAD_LETTERS))
                    .filter(each -> existing.contains(DeadLetterReplayer.origin(each)))
                    .sorted()
                    .toList();
        }
        var topic = options.topic();
        if (!existing.contains(topic)) {
            throw new ReplayFailed("This Kafka has no topic " + topic + ".");
        }
        if (topic.endsWith(ReplayOptions.DEAD_LETTERS) && !existing.contains(DeadLetterReplayer.origin(topic))) {
            throw new ReplayFailed(
                    "This Kafka has no topic " + DeadLetterReplayer.origin(topic) + " to put them back on.");
        }
        return List.of(topic);
    }

    private Set<String> existingTopics() {
        var settings = kafka.buildAdminProperties();
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) KAFKA_PATIENCE.toMillis());
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) KAFKA_PATIENCE.toMillis());
        var list = new ListTopicsOptions().timeoutMs((int) KAFKA_PATIENCE.toMillis());
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
            if (!current.awaitCaughtUp(DIRECTORY_PATIENCE)) {
                throw new ReplayFailed("The accounts could not be read within " + DIRECTORY_PATIENCE.toSeconds()
                        + " s. Has provisioning ever published any on this Kafka?");
            }
            return current;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ReplayFailed("Interrupted", e);
        }
    }

    private KafkaProducer<byte[], byte[]> producer() {
        var settings = new HashMap<>(kafka.buildProducerProperties());
        // Nobody waits for an answer here, so Kafka has its time.
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
