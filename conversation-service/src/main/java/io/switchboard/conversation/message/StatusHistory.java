package io.switchboard.conversation.message;

import java.util.ArrayList;
import java.util.List;

import io.switchboard.conversation.message.StatusUpdates.StatusOutcome;

/** The history of one message, to which the reports of a batch are added one after the other. */
final class StatusHistory {

    private final List<StatusChange> changes;
    private final int stored;
    private String current;

    StatusHistory(StoredMessage message) {
        this.changes = new ArrayList<>(message.history());
        this.stored = changes.size();
        this.current = message.status();
    }

    /** Adds the report unless it is known; returns its outcome. */
    StatusOutcome add(StatusChange change) {
        var replacesOurs = replacesOurs(change);
        for (var i = 0; i < changes.size(); i++) {
            if (changes.get(i).status().equals(change.status()) && !replacesOurs) {
                return i < stored && changes.get(i).at().equals(change.at()) && outranks(i)
                        ? StatusOutcome.REDELIVERED
                        : StatusOutcome.DUPLICATE;
            }
        }
        changes.add(change);
        if (!replacesOurs && !outranks(changes.size() - 1)) {
            return StatusOutcome.STALE;
        }
        current = change.status();
        return StatusOutcome.APPLIED;
    }

    /** Whether a status of Twilio's replaces ours, even if it is in the history already. */
    private boolean replacesOurs(StatusChange change) {
        return StatusRank.isProvisional(current)
                && !StatusRank.isProvisional(change.status())
                && change.rank() > StatusRank.UNKNOWN;
    }

    /** Whether this change outranks all before it. */
    private boolean outranks(int index) {
        var change = changes.get(index);
        return changes.subList(0, index).stream()
                .filter(earlier -> !StatusRank.isProvisional(earlier.status()))
                .allMatch(earlier -> StatusRank.isProvisional(change.status())
                        ? earlier.rank() <= change.rank()
                        : earlier.rank() < change.rank());
    }
}
