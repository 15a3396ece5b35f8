package io.switchboard.provisioning.failedrecord;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

import io.switchboard.kafka.replay.OrderedRecords;
import io.switchboard.web.ApiProblem;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.stereotype.Component;

/** Reads dead letters and rejected webhooks from Kafka, in the order of topic, partition and offset. */
@Component
public class FailedRecords {

    /** The records that a page looks at, so that a filter that selects little does not hold a request. */
    private static final int SCANNED_FOR_PAGE = 2_000;

    private static final int SCANNED_FOR_COUNTS = 20_000;
    private static final int MOST_GROUPS = 200;

    private final KafkaProperties kafka;
    private final RecordDecisions decisions;
    private final String publicBaseUrl;

    FailedRecords(
            KafkaProperties kafka,
            RecordDecisions decisions,
            @Value("${switchboard.provisioning.public-base-url}") String publicBaseUrl) {
        this.kafka = kafka;
        this.decisions = decisions;
        this.publicBaseUrl = publicBaseUrl.strip().replaceAll("/+$", "");
    }

    /** Begins to read. The caller closes it. */
    public OrderedRecords open() {
        return OrderedRecords.of(kafka.buildConsumerProperties());
    }

    /**
     * A part of the list.
     *
     * @param last the last record that was looked at; null when none was left
     */
    record Part(List<FailedRecordView> items, @Nullable RecordId last) {}

    /**
     * The counts of records by topic and reason.
     *
     * @param complete whether all records were counted
     */
    record Counts(List<FailedRecordGroup> items, boolean complete) {}

    /**
     * Reads a page. It may have fewer items than the limit, also none, where a filter selects little.
     *
     * @param state only records in this state; null for all
     */
    Part page(RecordKind kind, RecordFilter filter, @Nullable String state, @Nullable RecordId after, int limit) {
        var scan = new PageScan(filter, state, limit);
        return scan(kind, filter, after, scan) ? new Part(scan.items(), null) : new Part(scan.items(), scan.last());
    }

    /** Counts what waits, of the first records only where there are very many. */
    Counts counts(RecordKind kind, RecordFilter filter) {
        var groups = new TreeMap<String, FailedRecordGroup>();
        var scanned = new int[1];
        var scan = new PageScan(filter, RecordDecision.WAITING, SCANNED_FOR_COUNTS);
        var isComplete = scan(kind, filter, null, record -> scan.test(record) && ++scanned[0] < SCANNED_FOR_COUNTS);
        scan.items()
                .forEach(item -> groups.merge(
                        item.topic() + " " + item.reason(), FailedRecordGroup.of(item), FailedRecordGroup::and));
        return new Counts(groups.values().stream().limit(MOST_GROUPS).toList(), isComplete);
    }

    /** Returns the record at a place; empty when it is not of this kind, or Kafka does not have it any more. */
    Optional<FailedRecordDetail> find(RecordKind kind, RecordId id) {
        if (!kind.has(id)) {
            return Optional.empty();
        }
        try (var records = open()) {
            return records.at(id.topicPartition(), id.offset())
                    .map(record -> FailedRecordDetail.of(
                            FailedRecord.of(record), decisions.of(record).orElse(null), publicBaseUrl));
        } catch (KafkaException e) {
            throw unavailable(e);
        }
    }

    /** Returns whether the end of the last partition was reached. */
    private boolean scan(
            RecordKind kind,
            RecordFilter filter,
            @Nullable RecordId after,
            Predicate<ConsumerRecord<byte[], byte[]>> visitor) {
        try (var records = open()) {
            for (var partition : kind.partitions(records, filter)) {
                var from = RecordPlace.from(partition, after);
                if (from >= 0 && !records.read(partition, from, visitor)) {
                    return false;
                }
            }
            return true;
        } catch (KafkaException e) {
            throw unavailable(e);
        }
    }

    private static ApiProblem unavailable(KafkaException failure) {
        return ApiProblem.unavailable("kafka-unavailable", "Kafka does not answer.", failure);
    }

    /** Collects the selected records; decisions are read for many of them at a time, but not for more than the page lacks. */
    private final class PageScan implements Predicate<ConsumerRecord<byte[], byte[]>> {

        private static final int CHUNK = 100;

        private final RecordFilter filter;
        private final @Nullable String state;
        private final int limit;
        private final List<FailedRecord> undecided = new ArrayList<>();
        private final List<FailedRecordView> items = new ArrayList<>();
        private @Nullable RecordId last;
        private int scanned;

        PageScan(RecordFilter filter, @Nullable String state, int limit) {
            this.filter = filter;
            this.state = state;
            this.limit = limit;
        }

        @Override
        public boolean test(ConsumerRecord<byte[], byte[]> record) {
            last = RecordId.of(record);
            scanned++;
            var failed = FailedRecord.of(record);
            if (filter.includes(failed)) {
                undecided.add(failed);
            }
            if (undecided.size() >= Math.min(CHUNK, limit - items.size())) {
                decide();
            }
            return items.size() < limit && (scanned < SCANNED_FOR_PAGE || limit > SCANNED_FOR_PAGE);
        }

        List<FailedRecordView> items() {
            decide();
            return items;
        }

        @Nullable
        RecordId last() {
            return last;
        }

        private void decide() {
            var known =
                    decisions.of(undecided.stream().map(FailedRecord::record).toList());
            for (var failed : undecided) {
                var view = FailedRecordView.of(failed, known.get(failed.id().toString()));
                if (state == null || state.equals(view.state())) {
                    items.add(view);
                }
            }
            undecided.clear();
        }
    }
}
