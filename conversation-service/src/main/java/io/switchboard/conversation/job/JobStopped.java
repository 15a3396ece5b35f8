package io.switchboard.conversation.job;

/** Ends a run whose job was canceled, or belongs to another instance. A kind of job lets it pass. */
final class JobStopped extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean isCanceled;

    private JobStopped(String reason, boolean isCanceled) {
        super(reason);
        this.isCanceled = isCanceled;
    }

    static JobStopped canceled() {
        return new JobStopped("the job was canceled", true);
    }

    static JobStopped lost() {
        return new JobStopped("another instance runs the job", false);
    }

    boolean isCanceled() {
        return isCanceled;
    }
}
