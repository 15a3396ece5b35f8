package io.switchboard.conversation.message;

import java.util.ArrayList;
import java.util.List;

/** What is known of one message's statuses, while a batch of reports is weighed against it. */
final class StatusHistory {

    private final List<StatusChange> changes;
    private final int stored;
    private String current;

    StatusHistory(StoredMessage message) {
        this.changes = new ArrayList<>(message.history());
        this.stored = changes.size();
        this.current = message.status();
    }

    /** Adds a report, unless it is known, and says what it changes. */
    StatusOutcome take(StatusChange change) {
        var ends = endsDoubt(change);
        for (var i = 0; i < changes.size(); i++) {
            if (changes.get(i).status().equals(change.status()) && !ends) {
                return i < stored && changes.get(i).at().equals(change.at()) && raised(i)
                        ? StatusOutcome.REDELIVERED
                        : StatusOutcome.DUPLICATE;
            }
        }
        changes.add(change);
        if (!ends && !raised(changes.size() - 1)) {
            return StatusOutcome.STALE;
        }
        current = change.status();
        return StatusOutcome.APPLIED;
    }

    /** Whether Twilio's own word replaces ours, also a word that was known before. */
    private boolean endsDoubt(StatusChange change) {
        return StatusRank.isProvisional(current)
                && !StatusRank.isProvisional(change.status())
                && change.rank() > StatusRank.UNKNOWN;
    }

    /** Whether the message went on with this change: it outranks all before it. */
    private boolean raised(int index) {
        var change = changes.get(index);
        return changes.subList(0, index).stream()
                .filter(each -> !StatusRank.isProvisional(each.status()))
                .allMatch(each -> StatusRank.isProvisional(change.status())
                        ? each.rank() <= change.rank()
                        : each.rank() < change.rank());
    }
}
