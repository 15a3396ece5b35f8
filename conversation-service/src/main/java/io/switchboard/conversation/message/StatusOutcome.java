package io.switchboard.conversation.message;

/** What became of a status report. */
public enum StatusOutcome {
    /** The message went on. */
    APPLIED(true),
    /** This very report was applied before; we stopped before it was certainly published. */
    REDELIVERED(true),
    /** It came too late to count and is only remembered. */
    STALE(false),
    /** It was known. */
    DUPLICATE(false),
    /** We do not know the message, or not yet. */
    UNMATCHED(false),
    /** It names a message that a customer sent: such a message has no delivery statuses. */
    IGNORED(false);

    private final boolean published;

    StatusOutcome(boolean published) {
        this.published = published;
    }

    boolean isPublished() {
        return published;
    }
}
