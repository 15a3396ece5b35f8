package io.switchboard.provisioning.recordreplay;

/** Reports that Kafka or the ingress did not do its part. The job continues later at the same place. */
final class ReplayInterrupted extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ReplayInterrupted(String message, Throwable cause) {
        super(message, cause);
    }
}
