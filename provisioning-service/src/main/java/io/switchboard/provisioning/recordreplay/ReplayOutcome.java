package io.switchboard.provisioning.recordreplay;

import org.jspecify.annotations.Nullable;

/**
 * The outcome for one record.
 *
 * @param detail of a replayed record its topic, of a rejected one the reason
 */
record ReplayOutcome(Kind kind, @Nullable String detail) {

    /** The kinds of outcomes. */
    enum Kind {
        REPLAYED,
        DISCARDED,
        /** The webhook is verified and rejected again. */
        REJECTED,
        /** The record cannot be put back: it has no value, or another program wrote it. */
        UNREADABLE
    }

    static ReplayOutcome replayed(String topic) {
        return new ReplayOutcome(Kind.REPLAYED, topic);
    }

    static ReplayOutcome discarded() {
        return new ReplayOutcome(Kind.DISCARDED, null);
    }

    static ReplayOutcome rejected(String reason) {
        return new ReplayOutcome(Kind.REJECTED, reason);
    }

    static ReplayOutcome unreadable() {
        return new ReplayOutcome(Kind.UNREADABLE, null);
    }
}
