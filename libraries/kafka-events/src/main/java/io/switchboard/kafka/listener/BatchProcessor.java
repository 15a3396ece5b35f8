package io.switchboard.kafka.listener;

import java.util.List;
import java.util.function.Consumer;

import io.switchboard.events.CloudEvent;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.ConsumerRecordRecoverer;

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

    /**
     * Properties, for {@code @KafkaListener}, of a consumer whose records need not be processed at once, such as those of a
     * log, a search index or a count. It waits until there is more to fetch ({@code
     * switchboard.listeners.background-fetch-min-bytes}), a quarter of a second at most: a poll costs about the same with one
     * record as with a hundred.
     */
    public static final String BACKGROUND_FETCH =
            "fetch.min.bytes=${switchboard.listeners.background-fetch-min-bytes}\nfetch.max.wait.ms=250";

    /** The same, of a consumer that holds little of what it reads ahead. */
    public static final String SMALL_BACKGROUND_FETCH =
            BACKGROUND_FETCH + "\nfetch.max.bytes=524288\nmax.partition.fetch.bytes=131072";

    private static final Logger log = LoggerFactory.getLogger(BatchProcessor.class);

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
            var batch = new RecordBatch<>(work, failures);
            batch.store(records.stream()
                    .filter(record -> batch.accepts(record, check))
                    .toList());
            deadLetter(batch.rejected());
        } catch (RuntimeException e) {
            stalled.repeats(listener, records.getFirst(), e);
            throw e;
        }
        stalled.progresses(listener);
    }

    private void deadLetter(List<RejectedRecord> rejected) {
        for (var rejection : rejected) {
            var record = rejection.record();
            deadLetters.accept(record, new UnprocessableEvent(rejection.text()));
            meters.deadLettered(record.topic(), rejection.reason());
        }
        rejected.stream().limit(MOST_LINES_PER_BATCH).forEach(RejectedRecord::log);
        if (rejected.size() > MOST_LINES_PER_BATCH) {
            log.atError()
                    .addKeyValue("records", rejected.size() - MOST_LINES_PER_BATCH)
                    .log("more records of the same batch dead-lettered");
        }
    }
}
