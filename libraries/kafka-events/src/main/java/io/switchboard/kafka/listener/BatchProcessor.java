package io.switchboard.kafka.listener;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import io.switchboard.events.CloudEvent;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.log.LogAccessor;
import org.springframework.kafka.listener.ConsumerRecordRecoverer;
import org.springframework.kafka.support.KafkaUtils;
import org.springframework.kafka.support.serializer.SerializationUtils;

/**
 * Processes the records of a poll so that one that can never be processed stops no other.
 *
 * <p>All records are checked before anything is stored. Those that pass are stored together. When that fails with a
 * {@link FailureClassifier#isTransient transient failure}, the exception is rethrown and the whole batch is redelivered, so
 * that the order is kept. Any other failure is one record's own: the batch is halved until that record is alone, the others
 * are stored in their order, and the record is dead-lettered with its reason. Dead letters are written last; a crash before
 * the offset is committed can write one twice, but never loses one.
 *
 * <p>The work must be idempotent: a record may be redelivered, in another batch or alone.
 */
public final class BatchProcessor {

    private static final Logger log = LoggerFactory.getLogger(BatchProcessor.class);

    /** The attempts for a single record whose failure may be transient. */
    private static final int TRIES_ALONE = 3;

    /** The limit of such attempts per batch, so that many bad records do not delay the good ones. */
    private static final int EXTRA_TRIES_PER_BATCH = 60;

    private static final int LONGEST_REASON = 500;
    private static final int MOST_LINES_PER_BATCH = 10;

    private final ConsumerRecordRecoverer deadLetters;
    private final StalledListeners stalled;
    private final ListenerMeters meters;
    private final FailureClassifiers failures;

    BatchProcessor(
            ConsumerRecordRecoverer deadLetters,
            StalledListeners stalled,
            ListenerMeters meters,
            FailureClassifiers failures) {
        this.deadLetters = deadLetters;
        this.stalled = stalled;
        this.meters = meters;
        this.failures = failures;
    }

    /**
     * Processes a batch.
     *
     * @param listener the id of the listener, for logs and meters
     * @param check throws {@link UnprocessableEvent} for an event that can never be processed; stores nothing
     * @param work stores the events that passed, in this order
     */
    public <T> void process(
            String listener,
            List<ConsumerRecord<String, CloudEvent<T>>> records,
            Consumer<CloudEvent<T>> check,
            Consumer<List<CloudEvent<T>>> work) {
        if (records.isEmpty()) {
            return;
        }
        stalled.follow(listener);
        try {
            var batch = new Batch<>(work, failures);
            batch.store(records.stream()
                    .filter(record -> batch.accepts(record, check))
                    .toList());
            deadLetter(batch.rejected);
        } catch (RuntimeException e) {
            stalled.repeats(listener, records.getFirst(), e);
            throw e;
        }
        stalled.progresses(listener);
    }

    private void deadLetter(List<Rejected> rejected) {
        for (var rejection : rejected) {
            var record = rejection.record();
            deadLetters.accept(record, new UnprocessableEvent(rejection.text()));
            meters.deadLettered(record.topic(), rejection.reason());
        }
        rejected.stream().limit(MOST_LINES_PER_BATCH).forEach(BatchProcessor::log);
        if (rejected.size() > MOST_LINES_PER_BATCH) {
            log.atError()
                    .addKeyValue("records", rejected.size() - MOST_LINES_PER_BATCH)
                    .log("more records of the same batch dead-lettered");
        }
    }

    private static void log(Rejected rejected) {
        var record = rejected.record();
        log.atError()
                .addKeyValue("topic", record.topic())
                .addKeyValue("partition", record.partition())
                .addKeyValue("offset", record.offset())
                .addKeyValue("kind", rejected.reason().tag())
                .addKeyValue("reason", rejected.text())
                .setCause(rejected.reason().isCertain() ? null : rejected.failure())
                .log("record dead-lettered");
    }

    private record Rejected(ConsumerRecord<?, ?> record, DeadLetterReason reason, Throwable failure) {

        String text() {
            var cause = NestedExceptionUtils.getMostSpecificCause(failure);
            var text = cause instanceof UnprocessableEvent ? String.valueOf(cause.getMessage()) : cause.toString();
            return text.length() <= LONGEST_REASON ? text : text.substring(0, LONGEST_REASON) + "…";
        }
    }

    /** A batch in progress: its rejected records, and the attempts it has left. */
    private static final class Batch<T> {

        private final Consumer<List<CloudEvent<T>>> work;
        private final FailureClassifiers failures;
        private final List<Rejected> rejected = new ArrayList<>();
        private int extraTries = EXTRA_TRIES_PER_BATCH;

        private Batch(Consumer<List<CloudEvent<T>>> work, FailureClassifiers failures) {
            this.work = work;
            this.failures = failures;
        }

        private boolean accepts(ConsumerRecord<String, CloudEvent<T>> record, Consumer<CloudEvent<T>> check) {
            var event = record.value();
            if (event == null) {
                rejected.add(
                        new Rejected(record, DeadLetterReason.UNREADABLE, new UnprocessableEvent(unreadable(record))));
                return false;
            }
            try {
                check.accept(event);
                return true;
            } catch (RuntimeException e) {
                rejected.add(new Rejected(record, failures.deadLetterReason(e), e));
                return false;
            }
        }

        /** Returns the message of the deserializer's exception; a record without a value has none. */
        private static String unreadable(ConsumerRecord<?, ?> record) {
            var failure = SerializationUtils.getExceptionFromHeader(
                    record, KafkaUtils.VALUE_DESERIALIZER_EXCEPTION_HEADER, new LogAccessor(BatchProcessor.class));
            return failure == null
                    ? "the value is no CloudEvent"
                    : String.valueOf(
                            NestedExceptionUtils.getMostSpecificCause(failure).getMessage());
        }

        private void store(List<ConsumerRecord<String, CloudEvent<T>>> records) {
            if (records.isEmpty()) {
                return;
            }
            try {
                work.accept(records.stream().map(ConsumerRecord::value).toList());
            } catch (RuntimeException | StackOverflowError e) {
                throwIfTransient(e);
                if (records.size() == 1) {
                    storeAlone(records.getFirst(), e);
                } else {
                    var middle = records.size() / 2;
                    store(records.subList(0, middle));
                    store(records.subList(middle, records.size()));
                }
            }
        }

        private void storeAlone(ConsumerRecord<String, CloudEvent<T>> record, Throwable first) {
            var failure = first;
            for (var tries = 1; tries < TRIES_ALONE && isWorthTrying(failure); tries++) {
                extraTries--;
                try {
                    work.accept(List.of(record.value()));
                    return;
                } catch (RuntimeException | StackOverflowError e) {
                    throwIfTransient(e);
                    failure = e;
                }
            }
            rejected.add(new Rejected(record, failures.deadLetterReason(failure), failure));
        }

        private boolean isWorthTrying(Throwable failure) {
            return extraTries > 0 && !failures.deadLetterReason(failure).isCertain();
        }

        private void throwIfTransient(Throwable failure) {
            if (failure instanceof RuntimeException e && failures.isTransient(e)) {
                throw e;
            }
        }
    }
}
