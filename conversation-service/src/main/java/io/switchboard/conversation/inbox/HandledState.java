package io.switchboard.conversation.inbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.switchboard.conversation.change.StoredChange;
import io.switchboard.conversation.conversation.StoredConversation;
import io.switchboard.events.Conversation.Status;
import org.jspecify.annotations.Nullable;

/** The fields of a conversation that people set, as audit entries show them. */
public record HandledState(
        Status status,
        @Nullable String assignee,
        List<String> labels,
        @Nullable Instant snoozedUntil,
        boolean pinned,
        long revision) {

    /** The labels that a conversation has at most. */
    public static final int MOST_LABELS = 50;

    public static HandledState of(StoredConversation conversation) {
        var handling = conversation.handled();
        return new HandledState(
                conversation.status(),
                handling.assignee(),
                handling.labels() == null ? List.of() : handling.labels(),
                handling.snoozedUntil(),
                handling.pinned(),
                handling.edits());
    }

    /**
     * A difference between two states, as the timeline shows it.
     *
     * @param kind and {@code values} see {@link StoredChange}
     */
    public record Difference(String kind, List<String> values) {}

    /** What distinguishes the later state from this one, each as an entry of the timeline; empty for equal states. */
    public List<Difference> differencesTo(HandledState later) {
        var differences = new ArrayList<Difference>();
        if (!Objects.equals(assignee, later.assignee)) {
            differences.add(
                    later.assignee == null
                            ? new Difference("unassigned", List.of(String.valueOf(assignee)))
                            : new Difference("assigned", List.of(later.assignee)));
        }
        addIfAny("labelled", without(later.labels, labels), differences);
        addIfAny("unlabelled", without(labels, later.labels), differences);
        if (status != later.status || !Objects.equals(snoozedUntil, later.snoozedUntil)) {
            differences.add(ofStatus(later));
        }
        if (pinned != later.pinned) {
            differences.add(new Difference(later.pinned ? "pinned" : "unpinned", List.of()));
        }
        return differences;
    }

    private Difference ofStatus(HandledState later) {
        return switch (later.status) {
            case SNOOZED ->
                new Difference(
                        "snoozed", later.snoozedUntil == null ? List.of() : List.of(later.snoozedUntil.toString()));
            case CLOSED -> later.closing();
            case OPEN, UNRECOGNIZED -> new Difference("reopened", List.of(status.word()));
        };
    }

    /** The difference that a closing makes. It names the member who took care of the conversation until then. */
    Difference closing() {
        return new Difference(StoredChange.CLOSED, assignee == null ? List.of() : List.of(assignee));
    }

    private static void addIfAny(String kind, List<String> values, List<Difference> differences) {
        if (!values.isEmpty()) {
            differences.add(new Difference(kind, values));
        }
    }

    private static List<String> without(List<String> values, List<String> others) {
        return values.stream().filter(value -> !others.contains(value)).toList();
    }
}
