package io.switchboard.job;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.switchboard.job.JobAttempts.Attempt;
import io.switchboard.job.StoredJob.Failure;
import io.switchboard.web.TenantId;
import io.switchboard.web.UnicodeText;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Update;

/**
 * A run of a job, for the {@link JobKind} that does the work. It belongs to the thread that runs the job. Progress is
 * stored at most once in a second; a crash forgets the rest.
 */
public final class JobRun {

    private static final int MOST_FAILURES = 100;
    private static final int LONGEST_DETAIL = 300;
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final JobAttempts attempts;
    private final Attempt attempt;
    private final Clock clock;
    private final List<Failure> failures;
    private int failureCount;
    private int done;
    private @Nullable Integer total;
    private @Nullable Object checkpoint;
    private Instant storedAt;
    private volatile boolean isLost;

    JobRun(JobAttempts attempts, Attempt attempt, Clock clock) {
        this.attempts = attempts;
        this.attempt = attempt;
        this.clock = clock;
        this.failures = new ArrayList<>(attempt.job().failures());
        this.failureCount = attempt.job().failureCount();
        this.done = attempt.job().done();
        this.total = attempt.job().total();
        this.storedAt = clock.instant();
    }

    public String jobId() {
        return attempt.job().id();
    }

    public TenantId tenantId() {
        return attempt.job().tenantId();
    }

    /** Returns the subject of the caller who asked for the job, where a request did. */
    public Optional<String> createdBy() {
        return Optional.ofNullable(attempt.job().createdBy());
    }

    /** When the job was asked for: the same in each run. */
    public Instant createdAt() {
        return attempt.job().createdAt();
    }

    /** Reads the input that the request gave. */
    public <T> T input(Class<T> type) {
        return Jobs.JSON.readValue(attempt.job().input(), type);
    }

    /** Reads the latest checkpoint, of this run or of the last one; empty for a run from the beginning. */
    public <T> Optional<T> checkpoint(Class<T> type) {
        var latest = checkpoint == null ? attempt.job().checkpoint() : Jobs.JSON.writeValueAsString(checkpoint);
        return Optional.ofNullable(latest).map(text -> Jobs.JSON.readValue(text, type));
    }

    /** States the number of items. */
    public void total(int items) {
        total = items;
    }

    /** Reports an item that failed; {@link #advance} counts it. */
    public void failed(String item, String detail) {
        failureCount++;
        if (failures.size() < MOST_FAILURES) {
            failures.add(new Failure(
                    UnicodeText.bounded(item, LONGEST_DETAIL), UnicodeText.bounded(detail, LONGEST_DETAIL)));
        }
    }

    /**
     * Reports that items are done, and ends the run when it has to.
     *
     * @throws RuntimeException that the kind lets pass, when the job was canceled or belongs to another instance
     */
    public void advance(int items) {
        done += items;
        storeWhenDue();
    }

    /**
     * Reports that items are done and where another run would continue.
     *
     * @param place what the kind needs to continue: a record that Jackson writes and reads
     */
    public void save(int items, Object place) {
        done += items;
        checkpoint = place;
        storeWhenDue();
    }

    /** Stores the progress now, and ends the run when it has to. */
    public void flush() {
        requireOwn();
        attempts.change(attempt, this::progress);
        storedAt = clock.instant();
    }

    /**
     * Ends this run; another one continues after the delay, in any instance. Until then other jobs have its place.
     *
     * @param place what the kind needs to continue
     */
    public void pause(Duration delay, Object place) {
        checkpoint = place;
        flush();
        throw Stopped.paused(delay);
    }

    private void storeWhenDue() {
        requireOwn();
        if (!clock.instant().isBefore(storedAt.plus(INTERVAL))) {
            flush();
        }
    }

    private void requireOwn() {
        if (isLost || Thread.currentThread().isInterrupted()) {
            throw Stopped.lost();
        }
    }

    /** Makes the next report end the run, because another instance may have the job. */
    void lose() {
        isLost = true;
    }

    /** The counts, as a change of the stored job. */
    Update counts(Update update) {
        update.set("done", done).set("failures", failures).set("failureCount", failureCount);
        return total == null ? update : update.set("total", total);
    }

    private Update progress(Update update) {
        counts(update);
        return checkpoint == null
                ? update
                : update.set("checkpoint", Jobs.JSON.writeValueAsString(checkpoint))
                        .set("attempts", 0);
    }

    /** Ends a run whose job was canceled, or belongs to another instance. A kind of job lets it pass. */
    static final class Stopped extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final boolean isCanceled;
        private final Duration delay;

        private Stopped(String reason, boolean isCanceled, Duration delay) {
            super(reason);
            this.isCanceled = isCanceled;
            this.delay = delay;
        }

        static Stopped canceled() {
            return new Stopped("the job was canceled", true, Duration.ZERO);
        }

        static Stopped lost() {
            return new Stopped("another instance runs the job", false, Duration.ZERO);
        }

        static Stopped paused(Duration delay) {
            return new Stopped("the job continues later", false, delay);
        }

        /** How long the job is left alone. */
        Duration delay() {
            return delay;
        }

        boolean isCanceled() {
            return isCanceled;
        }
    }
}
