package io.switchboard.ingress.replay;

import java.io.PrintStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;

import io.switchboard.directory.KafkaDirectory;
import io.switchboard.ingress.publishing.WebhookEventPublisher;
import io.switchboard.ingress.signature.PublicUrls;
import io.switchboard.ingress.signature.SignatureCheck;
import io.switchboard.ingress.verification.WebhookReverification;
import io.switchboard.kafka.replay.DeadLetters;
import io.switchboard.kafka.replay.TopicScan;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

/** Replays the selected records of the selected topics. */
final class TopicReplayer {

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
        var topics = new ReplayTopics(kafka).selected(options);
        if (topics.isEmpty()) {
            report.noTopics();
        } else if (DeadLetters.isTopic(topics.getFirst())) {
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
