package io.switchboard.kafka.listener;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import io.switchboard.events.CloudEvent;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Stores the events of a batch, and finds the records that cannot be stored by halving it. */
final class RecordBatch<T> {

    /** The attempts for a single record whose failure may be transient. */
    private static final int TRIES_ALONE = 3;

    /** The limit of such attempts per batch, so that many bad records do not delay the good ones. */
    private static final int EXTRA_TRIES_PER_BATCH = 60;

    private final Consumer<List<CloudEvent<T>>> work;
    private final FailureClassifiers failures;
    private final List<RejectedRecord> rejected = new ArrayList<>();
    private int extraTries = EXTRA_TRIES_PER_BATCH;

    RecordBatch(Consumer<List<CloudEvent<T>>> work, FailureClassifiers failures) {
        this.work = work;
        this.failures = failures;
    }

    /** The records that can never be processed, in the order in which they were found. */
    List<RejectedRecord> rejected() {
        return rejected;
    }

    /** Returns whether the record has an event that passes the check; rejects it otherwise. */
    boolean accepts(ConsumerRecord<String, CloudEvent<T>> record, Consumer<CloudEvent<T>> check) {
        var event = record.value();
        if (event == null) {
            rejected.add(RejectedRecord.unreadable(record));
            return false;
        }
        try {
            check.accept(event);
            return true;
        } catch (RuntimeException e) {
            reject(record, e);
            return false;
        }
    }

    /** Stores the events together, or each half by itself; throws a transient failure. */
    void store(List<ConsumerRecord<String, CloudEvent<T>>> records) {
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
        reject(record, failure);
    }

    private void reject(ConsumerRecord<?, ?> record, Throwable failure) {
        rejected.add(new RejectedRecord(record, failures.deadLetterReason(failure), failure));
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
