package io.switchboard.conversation.message;

/** The outcome of applying a status report. */
public enum StatusOutcome {
    /** The status became the message's current one. */
    APPLIED(true),
    /** The same report was applied before a crash, which may have prevented its event. */
    REDELIVERED(true),
    /** A higher status came first: this one is only stored in the history. */
    STALE(false),
    /** The status was known. */
    DUPLICATE(false),
    /** The message is unknown, or not known yet. */
    UNMATCHED(false),
    /** The report names an inbound message, which has no delivery statuses. */
    IGNORED(false);

    private final boolean isPublished;

    StatusOutcome(boolean isPublished) {
        this.isPublished = isPublished;
    }

    boolean isPublished() {
        return isPublished;
    }
}
