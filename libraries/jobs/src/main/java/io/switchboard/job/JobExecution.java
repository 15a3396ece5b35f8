package io.switchboard.job;

import java.time.Clock;
import java.time.Duration;
import java.util.function.UnaryOperator;

import io.switchboard.events.job.Job;
import io.switchboard.job.JobAttempts.Attempt;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.query.Update;

/** Runs one job to its end, or to where another instance continues. */
final class JobExecution implements Runnable {

    static final int MOST_ATTEMPTS = 8;

    private static final Logger log = LoggerFactory.getLogger(JobExecution.class);
    private static final Duration LONGEST_DELAY = Duration.ofMinutes(1);

    private final JobKind kind;
    private final JobAttempts attempts;
    private final JobMeters meters;
    private final JobRun run;
    private volatile Attempt attempt;

    JobExecution(JobKind kind, JobAttempts attempts, Attempt attempt, JobMeters meters, Clock clock) {
        this.kind = kind;
        this.attempts = attempts;
        this.attempt = attempt;
        this.meters = meters;
        this.run = new JobRun(attempts, attempt, clock);
    }

    StoredJob job() {
        return attempt.job();
    }

    /** Extends the lease; when another instance has the job, the run ends with its next report. */
    void renew() {
        attempts.renew(attempt).ifPresentOrElse(renewed -> attempt = renewed, run::lose);
    }

    @Override
    public void run() {
        try {
            runOrStop();
        } catch (RuntimeException e) {
            log.atWarn().setCause(e).addKeyValue("job", job().id()).log("job interrupted, it continues later");
            leave(delay());
        }
    }

    private void runOrStop() {
        try {
            if (job().cancelRequested()) {
                cancel();
            } else if (job().attempts() > MOST_ATTEMPTS) {
                fail("The job was stopped because it did not get on in %d attempts.".formatted(MOST_ATTEMPTS));
            } else {
                work();
            }
        } catch (JobRun.Stopped e) {
            stopped(e);
        }
    }

    private void work() {
        try {
            var resultUrl = kind.run(run);
            finish(Job.State.SUCCEEDED, resultUrl, run::counts);
        } catch (JobFailed e) {
            fail(e.detail());
        }
    }

    private void stopped(JobRun.Stopped reason) {
        if (reason.isCanceled()) {
            cancel();
        } else {
            leave(reason.delay());
        }
    }

    private void cancel() {
        finish(Job.State.CANCELED, kind.canceled(run), run::counts);
    }

    /** Leaves the job to another instance, also when this one is stopping and has interrupted the run. */
    private void leave(Duration delay) {
        var isInterrupted = Thread.interrupted();
        attempts.leave(attempt, isInterrupted ? Duration.ZERO : delay);
    }

    private void fail(String detail) {
        run.failed(job().kind(), detail);
        kind.discard(job().tenantId(), job().id());
        finish(Job.State.FAILED, null, run::counts);
    }

    private void finish(Job.State state, @Nullable String resultUrl, UnaryOperator<Update> changes) {
        if (attempts.finish(attempt, state, resultUrl, changes)) {
            meters.finished(job().kind(), state);
            log.atInfo()
                    .addKeyValue("job", job().id())
                    .addKeyValue("kind", job().kind())
                    .addKeyValue("tenant", job().tenantId())
                    .addKeyValue("state", state.word())
                    .log("job finished");
        }
    }

    /** Doubles with each attempt, from one second. */
    private Duration delay() {
        var doubled = Duration.ofSeconds(1L << Math.min(6, job().attempts() - 1));
        return doubled.compareTo(LONGEST_DELAY) < 0 ? doubled : LONGEST_DELAY;
    }
}
