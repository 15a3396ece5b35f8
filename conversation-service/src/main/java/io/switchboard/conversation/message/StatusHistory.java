package io.switchboard.conversation.message;

import java.util.ArrayList;
import java.util.List;

/** What is known of one message's statuses, while a batch of reports is weighed against it. */
final class StatusHistory {

    private final List<StatusChange> changes;
    private final int stored;

    StatusHistory(StoredMessage message) {
        this.changes = new ArrayList<>(message.history());
        this.stored = changes.size();
    }

    /** Adds a report, unless it is known, and says what it changes. */
    StatusOutcome take(StatusChange change) {
        for (var i = 0; i < changes.size(); i++) {
            if (changes.get(i).status().equals(change.status())) {
                return i < stored && changes.get(i).at().equals(change.at()) && raised(i)
                        ? StatusOutcome.REDELIVERED
                        : StatusOutcome.REPLAYED;
            }
        }
        changes.add(change);
        return raised(changes.size() - 1) ? StatusOutcome.APPLIED : StatusOutcome.OUTRUN;
    }

    /** Whether the message went on with this change: it outranks all before it. */
    private boolean raised(int index) {
        var rank = changes.get(index).rank();
        return changes.subList(0, index).stream().allMatch(each -> each.rank() < rank);
    }
}
