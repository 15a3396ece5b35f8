package io.switchboard.provisioning.publishing;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.BinaryOperator;

import io.switchboard.kafka.EventPublisher;
import io.switchboard.kafka.ProducerAcknowledgement;
import io.switchboard.kafka.PublishFailed;
import org.apache.kafka.common.KafkaException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;

/**
 * Publishes records to the compacted topics: every record once after a start, then each record that differs from the one
 * that this instance had acknowledged last.
 *
 * <p>An instance that published a stale record, because another one was ahead of it, notices the difference in its next sync
 * run and publishes the recorded state then.
 */
@Component
public class RecordPublisher {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(5);
    private static final BinaryOperator<Instant> LATER = BinaryOperator.maxBy(Comparator.naturalOrder());

    private final EventPublisher publisher;
    private final KafkaAdmin admin;
    private final RecordCompletion completion;
    private final Map<TopicKey, String> acknowledged = new ConcurrentHashMap<>();
    private final Map<TopicKey, PendingRecord> inFlight = new ConcurrentHashMap<>();
    private final Map<TopicKey, Instant> newest = new ConcurrentHashMap<>();

    /** Held from the decision to send a record until it is sent, so that an older one cannot overtake it. */
    private final ReentrantLock sending = new ReentrantLock();

    private volatile boolean topicsExist;

    @Autowired
    public RecordPublisher(EventPublisher publisher, KafkaAdmin admin, RecordCompletion completion) {
        this.publisher = publisher;
        this.admin = admin;
        this.completion = completion;
    }

    /** A publisher of records that are complete. */
    public RecordPublisher(EventPublisher publisher, KafkaAdmin admin) {
        this(publisher, admin, RecordCompletion.NONE);
    }

    private record TopicKey(String topic, String key) {

        static TopicKey of(CompactedRecord record) {
            return new TopicKey(record.topic().name(), record.key());
        }
    }

    /**
     * Begins a sync run: forgets records whose acknowledgement was never awaited, and creates missing topics, since Kafka
     * may have been away at the start, and a topic that a broker creates by itself is not compacted.
     *
     * @throws KafkaException when the topics cannot be created
     */
    public void begin() {
        inFlight.clear();
        topicsExist = topicsExist || admin.initialize();
        if (!topicsExist) {
            throw new KafkaException("Kafka could not be reached to create the topics");
        }
    }

    /** Publishes the record without waiting; false when Kafka has acknowledged the same record before. */
    public boolean publish(CompactedRecord record) {
        return sent(record).isPresent();
    }

    /**
     * Publishes the record unless a later change of the same key was published: a sync run does not undo a change made while
     * it ran. Only for records whose times never go back.
     */
    public boolean publishUnlessOlder(CompactedRecord record) {
        return sentUnlessOlder(record).isPresent();
    }

    /**
     * Publishes the record, unless a later change of the same key was published, and returns once it is on all in-sync
     * replicas.
     *
     * @throws PublishFailed when Kafka did not acknowledge the record, or the later one
     */
    public void publishAndAwait(CompactedRecord record) {
        sentUnlessOlder(record)
                .or(() -> Optional.ofNullable(inFlight.get(TopicKey.of(record))))
                .ifPresent(pending -> {
                    var outcome = pending.outcome();
                    ProducerAcknowledgement.await(() -> outcome, REQUEST_TIMEOUT);
                    settle(pending);
                    var failure = pending.failure();
                    if (failure != null) {
                        throw notAcknowledged(failure);
                    }
                });
    }

    /**
     * The same for a record that this instance may have published before: another instance may have published an older one
     * since.
     *
     * @throws PublishFailed when Kafka did not acknowledge the record, or the later one
     */
    public void republishAndAwait(CompactedRecord record) {
        acknowledged.remove(TopicKey.of(record));
        publishAndAwait(record);
    }

    /**
     * Returns once each record published so far is on all in-sync replicas, or rejected.
     *
     * @param rejected receives the masked key of each record that Kafka does not accept, and the reason; the next sync run
     *     publishes the record again
     * @throws PublishFailed when Kafka is away
     */
    public void awaitAcknowledgements(BiConsumer<String, Throwable> rejected) {
        var awaited = List.copyOf(inFlight.values());
        var outcomes = awaited.stream().map(PendingRecord::outcome).toArray(CompletableFuture<?>[]::new);
        ProducerAcknowledgement.await(() -> CompletableFuture.allOf(outcomes), TIMEOUT);
        for (var pending : awaited) {
            var failure = pending.failure();
            if (failure != null && OutageClassifier.isOutage(failure)) {
                throw notAcknowledged(failure);
            }
            settle(pending);
            if (failure != null) {
                rejected.accept(pending.record().maskedKey(), failure);
            }
        }
    }

    private Optional<PendingRecord> sentUnlessOlder(CompactedRecord record) {
        sending.lock();
        try {
            var last = newest.merge(TopicKey.of(record), record.updatedAt(), LATER);
            return record.updatedAt().isBefore(last) ? Optional.empty() : sent(record);
        } finally {
            sending.unlock();
        }
    }

    private Optional<PendingRecord> sent(CompactedRecord record) {
        sending.lock();
        try {
            var key = TopicKey.of(record);
            if (record.id().equals(acknowledged.get(key))) {
                return Optional.empty();
            }
            var pending = new PendingRecord(record, send(record));
            inFlight.put(key, pending);
            return Optional.of(pending);
        } finally {
            sending.unlock();
        }
    }

    /** Sends the record; a record that cannot be written as JSON, or is too large for a request, fails here already. */
    private CompletableFuture<?> send(CompactedRecord record) {
        try {
            var complete = completion.completed(record);
            return publisher.begin(complete.topic(), complete.key(), complete.event());
        } catch (RuntimeException e) {
            if (OutageClassifier.isOutage(e)) {
                throw e;
            }
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Records the outcome, which is known. */
    private void settle(PendingRecord pending) {
        var key = TopicKey.of(pending.record());
        if (pending.failure() == null) {
            acknowledged.put(key, pending.record().id());
        }
        inFlight.remove(key, pending);
    }

    private static PublishFailed notAcknowledged(Throwable failure) {
        return new PublishFailed("not acknowledged", failure);
    }
}
