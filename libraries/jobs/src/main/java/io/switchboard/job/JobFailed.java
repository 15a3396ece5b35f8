package io.switchboard.job;

/** Tells that a job cannot succeed, with the reason as a sentence for the person who asked for it. */
public final class JobFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public JobFailed(String detail) {
        super(detail);
    }

    /** The reason, as a sentence. */
    String detail() {
        return String.valueOf(getMessage());
    }
}
