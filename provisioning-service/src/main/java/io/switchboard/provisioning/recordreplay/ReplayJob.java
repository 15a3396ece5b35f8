package io.switchboard.provisioning.recordreplay;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.switchboard.job.JobKind;
import io.switchboard.job.JobRun;
import io.switchboard.kafka.replay.OrderedRecords;
import io.switchboard.provisioning.failedrecord.FailedRecord;
import io.switchboard.provisioning.failedrecord.FailedRecords;
import io.switchboard.provisioning.failedrecord.RecordDecision;
import io.switchboard.provisioning.failedrecord.RecordDecisions;
import io.switchboard.provisioning.failedrecord.RecordId;
import io.switchboard.provisioning.failedrecord.RecordKind;
import io.switchboard.provisioning.failedrecord.RecordPlace;
import io.switchboard.web.Role;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Replays or discards the selected records and stores the decision about each. A record is written first and decided after
 * Kafka's acknowledgement: a crash in between replays it twice, with one event id, and loses none.
 */
@Component
class ReplayJob implements JobKind {

    static final String NAME = "record-replay";

    /** A rejected webhook has up to 350 KB, and the ingress takes this many at once. */
    private static final int BATCH = 10;

    private final FailedRecords records;
    private final RecordDecisions decisions;
    private final Map<RecordKind, RecordReplayer> replayers;
    private final ReplayResults results;
    private final Clock clock;

    ReplayJob(
            FailedRecords records,
            RecordDecisions decisions,
            DeadLetterReplayer deadLetters,
            RejectedWebhookReplayer webhooks,
            ReplayResults results,
            Clock clock) {
        this.records = records;
        this.decisions = decisions;
        this.replayers = Map.of(RecordKind.DEAD_LETTERS, deadLetters, RecordKind.REJECTED_WEBHOOKS, webhooks);
        this.results = results;
        this.clock = clock;
    }

    /**
     * The place at which the job continues.
     *
     * @param after the last record that is done; null for the beginning
     */
    record Place(@Nullable String after, ReplayCounts counts) {}

    @Override
    public Role least() {
        return Role.OPERATOR;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public @Nullable String run(JobRun run) {
        var input = run.input(ReplayInput.class);
        try (var source = records.open()) {
            var progress = new Progress(run, input);
            if (input.places().isEmpty()) {
                scan(source, run, input, progress);
            } else {
                visit(source, run, input, progress);
            }
            progress.finish();
        }
        return "/api/operator/replays/" + run.jobId();
    }

    private static void scan(OrderedRecords source, JobRun run, ReplayInput input, Progress progress) {
        var partitions = input.kind().partitions(source, input.filter());
        run.total(Math.toIntExact(Math.min(Integer.MAX_VALUE, source.size(partitions))));
        var after = progress.after();
        for (var partition : partitions) {
            var from = RecordPlace.from(partition, after);
            if (from >= 0) {
                source.read(partition, from, progress::add);
            }
        }
    }

    private static void visit(OrderedRecords source, JobRun run, ReplayInput input, Progress progress) {
        run.total(input.places().size());
        for (var place : input.places()) {
            var id = RecordId.parse(place).orElseThrow();
            source.at(id.topicPartition(), id.offset())
                    .ifPresentOrElse(
                            progress::add, () -> run.failed(place, "Kafka does not have this record any more."));
        }
    }

    /** Collects records up to a batch, replays it, decides, and saves the place. */
    private final class Progress {

        private final JobRun run;
        private final ReplayInput input;
        private final List<ConsumerRecord<byte[], byte[]>> batch = new ArrayList<>();
        private @Nullable String last;
        private ReplayCounts counts;
        private int unsaved;

        Progress(JobRun run, ReplayInput input) {
            this.run = run;
            this.input = input;
            var place = run.checkpoint(Place.class).orElse(new Place(null, ReplayCounts.none()));
            this.last = place.after();
            this.counts = place.counts();
        }

        /** Returns the last record that is done; null for the beginning, and where records are named. */
        @Nullable
        RecordId after() {
            return last == null ? null : RecordId.parse(last).orElseThrow();
        }

        boolean add(ConsumerRecord<byte[], byte[]> record) {
            counts = counts.readOne();
            unsaved++;
            last = RecordId.of(record).toString();
            if (isSelected(record)) {
                batch.add(record);
            }
            if (batch.size() == BATCH || (batch.isEmpty() && unsaved >= 500)) {
                flush();
            }
            return true;
        }

        void finish() {
            flush();
            results.store(run.jobId(), counts, clock.instant());
        }

        private boolean isSelected(ConsumerRecord<byte[], byte[]> record) {
            return input.filter().includes(FailedRecord.of(record))
                    && (!input.places().isEmpty() || decisions.of(record).isEmpty());
        }

        private void flush() {
            var outcomes = input.discard()
                    ? batch.stream().map(record -> ReplayOutcome.discarded()).toList()
                    : batch.isEmpty()
                            ? List.<ReplayOutcome>of()
                            : Objects.requireNonNull(replayers.get(input.kind()))
                                    .replay(batch, input.dryRun());
            for (var index = 0; index < batch.size(); index++) {
                counts = counts.and(outcomes.get(index));
                decide(batch.get(index), outcomes.get(index));
            }
            batch.clear();
            run.save(unsaved, new Place(input.places().isEmpty() ? last : null, counts));
            unsaved = 0;
            results.progress(run.jobId(), counts);
        }

        private void decide(ConsumerRecord<byte[], byte[]> record, ReplayOutcome outcome) {
            var decision = switch (outcome.kind()) {
                case REPLAYED -> RecordDecision.REPLAYED;
                case DISCARDED -> RecordDecision.DISCARDED;
                case REJECTED, UNREADABLE -> null;
            };
            if (decision != null && !input.dryRun()) {
                decisions.decide(new RecordDecision(
                        RecordId.of(record).toString(),
                        record.timestamp(),
                        decision,
                        input.actor().subject(),
                        clock.instant(),
                        input.discard() ? input.note() : null,
                        run.jobId()));
            }
        }
    }
}
