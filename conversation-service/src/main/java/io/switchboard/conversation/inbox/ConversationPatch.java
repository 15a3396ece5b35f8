package io.switchboard.conversation.inbox;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import io.switchboard.conversation.conversation.StoredConversation;
import io.switchboard.events.Conversation.Status;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.FieldProblem;
import org.jspecify.annotations.Nullable;

/**
 * The validated fields that a request sets. A field that the request does not name stays as it is.
 *
 * @param status null where the request does not name it
 * @param hasAssignee whether the request names the assignee, which may be null
 * @param labels null where the request does not name them
 * @param snoozedUntil the end of the snooze; null for a snooze that only a message ends
 */
record ConversationPatch(
        @Nullable Status status,
        boolean hasAssignee,
        @Nullable String assignee,
        @Nullable List<String> labels,
        @Nullable Instant snoozedUntil,
        @Nullable Boolean pinned) {

    private static final int LONGEST_ID = 256;
    private static final Duration LONGEST_SNOOZE = Duration.ofDays(366);
    private static final Set<String> FIELDS = Set.of("status", "assignee", "labels", "snoozedUntil", "pinned");

    /**
     * Reads and checks the fields of a request. An end of the snooze without a status snoozes.
     *
     * @throws ApiProblem naming each field that is wrong
     */
    static ConversationPatch of(@Nullable Map<String, @Nullable Object> fields, Instant now) {
        var given = fields == null ? Map.<String, @Nullable Object>of() : fields;
        var problems = new ArrayList<FieldProblem>();
        given.keySet().stream()
                .filter(name -> !FIELDS.contains(name))
                .forEach(name -> problems.add(new FieldProblem(
                        name, "only status, assignee, labels, snoozedUntil and pinned can be changed")));
        var until = until(given.get("snoozedUntil"), now, problems);
        var status = status(given, until, problems);
        var assignee = text("assignee", given.get("assignee"), problems);
        var labels = labels(given, problems);
        var pinned = pinned(given, problems);
        if (!problems.isEmpty()) {
            throw ApiProblem.invalidFields("invalid-conversation", problems);
        }
        return new ConversationPatch(status, given.containsKey("assignee"), assignee, labels, until, pinned);
    }

    private static @Nullable Status status(
            Map<String, @Nullable Object> given, @Nullable Instant until, List<FieldProblem> problems) {
        if (!given.containsKey("status")) {
            return given.containsKey("snoozedUntil") ? Status.SNOOZED : null;
        }
        var status = given.get("status") instanceof String word ? Status.of(word) : Status.UNRECOGNIZED;
        if (status == Status.UNRECOGNIZED) {
            problems.add(new FieldProblem("status", "the status is open, snoozed or closed"));
        } else if (until != null && status != Status.SNOOZED) {
            problems.add(new FieldProblem("snoozedUntil", "only a snoozed conversation has an end of the snooze"));
        }
        return status;
    }

    private static @Nullable Instant until(@Nullable Object value, Instant now, List<FieldProblem> problems) {
        if (value == null) {
            return null;
        }
        try {
            var until = Instant.parse(String.valueOf(value));
            if (until.isAfter(now) && until.isBefore(now.plus(LONGEST_SNOOZE))) {
                return until;
            }
            problems.add(new FieldProblem("snoozedUntil", "the time must be in the next 366 days"));
        } catch (DateTimeParseException e) {
            problems.add(new FieldProblem("snoozedUntil", "the time must be ISO 8601 in UTC: 2026-11-21T09:30:00Z"));
        }
        return null;
    }

    private static @Nullable String text(String field, @Nullable Object value, List<FieldProblem> problems) {
        if (value == null || (value instanceof String text && isId(text))) {
            return (String) value;
        }
        problems.add(new FieldProblem(field, "must be the id of a member, or null"));
        return null;
    }

    private static @Nullable List<String> labels(Map<String, @Nullable Object> given, List<FieldProblem> problems) {
        if (!given.containsKey("labels")) {
            return null;
        }
        if (!(given.get("labels") instanceof Collection<?> values) || values.size() > HandledState.MOST_LABELS) {
            problems.add(
                    new FieldProblem("labels", "must be a list of at most " + HandledState.MOST_LABELS + " label ids"));
            return null;
        }
        var ids = new LinkedHashSet<String>();
        for (var value : values) {
            if (value instanceof String id && isId(id)) {
                ids.add(id);
            } else {
                problems.add(new FieldProblem("labels", "each of them must be the id of a label"));
            }
        }
        return List.copyOf(ids);
    }

    private static @Nullable Boolean pinned(Map<String, @Nullable Object> given, List<FieldProblem> problems) {
        if (!given.containsKey("pinned") || given.get("pinned") instanceof Boolean) {
            return (Boolean) given.get("pinned");
        }
        problems.add(new FieldProblem("pinned", "must be true or false"));
        return null;
    }

    private static boolean isId(String text) {
        return !text.isBlank() && text.length() <= LONGEST_ID;
    }

    /** What the conversation's people's fields become. */
    HandledState applyTo(StoredConversation conversation) {
        var before = HandledState.of(conversation);
        return new HandledState(
                status == null ? before.status() : status,
                hasAssignee ? assignee : before.assignee(),
                labels == null ? before.labels() : labels,
                status == null ? before.snoozedUntil() : snoozedUntil,
                pinned == null ? before.pinned() : pinned,
                before.revision() + 1);
    }

    /** The member whom the request names and who is not the conversation's assignee yet. */
    Optional<String> newAssignee(StoredConversation conversation) {
        return Optional.ofNullable(assignee)
                .filter(member -> !member.equals(conversation.handled().assignee()));
    }

    /** The labels that the request names. */
    List<String> givenLabels() {
        return labels == null ? List.of() : labels;
    }

    /** Whether the request asks for another status or end of the snooze than the conversation has. */
    boolean changesStatus(StoredConversation conversation) {
        return status != null
                && (status != conversation.status()
                        || !Objects.equals(snoozedUntil, conversation.handled().snoozedUntil()));
    }
}
