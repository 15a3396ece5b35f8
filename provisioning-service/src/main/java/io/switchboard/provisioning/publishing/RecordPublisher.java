package io.switchboard.provisioning.publishing;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;

import io.switchboard.kafka.EventPublisher;
import io.switchboard.kafka.ProducerAcknowledgement;
import io.switchboard.kafka.PublishFailed;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
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
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<TopicKey, String> acknowledged = new HashMap<>();
    private final Map<TopicKey, Pending> inFlight = new HashMap<>();
    private final Map<TopicKey, Instant> newest = new HashMap<>();
    private boolean topicsExist;

    public RecordPublisher(EventPublisher publisher, KafkaAdmin admin) {
        this.publisher = publisher;
        this.admin = admin;
    }

    private record TopicKey(String topic, String key) {

        static TopicKey of(CompactedRecord record) {
            return new TopicKey(record.topic().name(), record.key());
        }
    }

    /** A record on its way to Kafka. */
    private record Pending(CompactedRecord record, CompletableFuture<?> acknowledgement) {

        /** Completes when the outcome is known, and never fails. */
        CompletableFuture<?> outcome() {
            return acknowledgement.handle((result, failure) -> result);
        }

        @Nullable
        Throwable failure() {
            return acknowledgement.isCompletedExceptionally() ? acknowledgement.exceptionNow() : null;
        }
    }

    /**
     * Begins a sync run: forgets records whose acknowledgement was never awaited, and creates missing topics, since Kafka
     * may have been away at the start, and a topic that a broker creates by itself is not compacted.
     *
     * @throws KafkaException when the topics cannot be created
     */
    public void begin() {
        locked(() -> {
            inFlight.clear();
            topicsExist = topicsExist || admin.initialize();
            if (!topicsExist) {
                throw new KafkaException("Kafka could not be reached to create the topics");
            }
            return true;
        });
    }

    /** Publishes the record without waiting; false when Kafka has acknowledged the same record before. */
    public boolean publish(CompactedRecord record) {
        return locked(() -> {
            var key = TopicKey.of(record);
            if (record.id().equals(acknowledged.get(key))) {
                return false;
            }
            inFlight.put(key, new Pending(record, send(record)));
            return true;
        });
    }

    /**
     * Publishes the record unless a later change of the same key was published: a sync run does not undo a change made while
     * it ran. Only for records whose times never go back.
     */
    public boolean publishUnlessOlder(CompactedRecord record) {
        return locked(() -> {
            var last = newest.merge(TopicKey.of(record), record.updatedAt(), LATER);
            return !record.updatedAt().isBefore(last) && publish(record);
        });
    }

    /**
     * Publishes the record, unless a later change of the same key was published, and returns once it is on all in-sync
     * replicas.
     *
     * @throws PublishFailed when Kafka did not acknowledge the record, or the later one
     */
    public void publishAndAwait(CompactedRecord record) {
        var key = TopicKey.of(record);
        var pending = locked(() -> {
            publishUnlessOlder(record);
            return Optional.ofNullable(inFlight.get(key));
        });
        pending.ifPresent(sent -> {
            var outcome = sent.outcome();
            ProducerAcknowledgement.await(() -> outcome, REQUEST_TIMEOUT);
            var failure = sent.failure();
            finish(key, sent, failure == null);
            if (failure != null) {
                throw new PublishFailed("not acknowledged", failure);
            }
        });
    }

    /**
     * Returns once each record published so far is on all in-sync replicas, or rejected.
     *
     * @param rejected receives the masked key of each record that Kafka does not accept, and the reason; the next sync run
     *     publishes the record again
     * @throws PublishFailed when Kafka is away
     */
    public void awaitAcknowledgements(BiConsumer<String, Throwable> rejected) {
        var awaited = locked(() -> Map.copyOf(inFlight));
        var outcomes = awaited.values().stream().map(Pending::outcome).toArray(CompletableFuture<?>[]::new);
        ProducerAcknowledgement.await(() -> CompletableFuture.allOf(outcomes), TIMEOUT);
        awaited.forEach((key, pending) -> {
            var failure = pending.failure();
            if (failure != null && OutageClassifier.isOutage(failure)) {
                throw new PublishFailed("not acknowledged", failure);
            }
            finish(key, pending, failure == null);
            if (failure != null) {
                rejected.accept(pending.record().maskedKey(), failure);
            }
        });
    }

    private void finish(TopicKey key, Pending pending, boolean isAcknowledged) {
        locked(() -> {
            if (isAcknowledged) {
                acknowledged.put(key, pending.record().id());
            }
            return inFlight.remove(key, pending);
        });
    }

    /** Sends the record; a record that cannot be written as JSON, or is too large for a request, fails here already. */
    private CompletableFuture<?> send(CompactedRecord record) {
        try {
            return publisher.begin(record.topic(), record.key(), record.event());
        } catch (RuntimeException e) {
            if (OutageClassifier.isOutage(e)) {
                throw e;
            }
            return CompletableFuture.failedFuture(e);
        }
    }

    private <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }
}
