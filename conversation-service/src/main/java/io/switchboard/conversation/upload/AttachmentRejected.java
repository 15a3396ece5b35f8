package io.switchboard.conversation.upload;

/** Reports that a message cannot carry an uploaded file. */
public final class AttachmentRejected extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    AttachmentRejected(String reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** The type of the problem. */
    public String reason() {
        return reason;
    }
}
