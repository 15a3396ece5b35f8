package io.switchboard.job;

import java.time.Duration;

/** Ends a run whose job was canceled, or belongs to another instance. A kind of job lets it pass. */
final class JobStopped extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean isCanceled;
    private final Duration delay;

    private JobStopped(String reason, boolean isCanceled, Duration delay) {
        super(reason);
        this.isCanceled = isCanceled;
        this.delay = delay;
    }

    static JobStopped canceled() {
        return new JobStopped("the job was canceled", true, Duration.ZERO);
    }

    static JobStopped lost() {
        return new JobStopped("another instance runs the job", false, Duration.ZERO);
    }

    static JobStopped paused(Duration delay) {
        return new JobStopped("the job continues later", false, delay);
    }

    /** How long the job is left alone. */
    Duration delay() {
        return delay;
    }

    boolean isCanceled() {
        return isCanceled;
    }
}
