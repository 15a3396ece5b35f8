package io.switchboard.conversation.inbox.filter;

import java.util.List;
import java.util.Set;

import io.switchboard.events.Conversation.Status;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Criteria;

import static org.springframework.data.mongodb.core.query.Criteria.where;

/**
 * Selects conversations of a list; null selects all.
 *
 * @param statuses never empty
 * @param assignee a member's id, or {@value #NONE}
 * @param unread whether something is unread
 * @param mentioned a member whom a note mentions
 * @param ids the conversations that a text was found in
 * @param activity what happened in them
 */
public record ConversationFilter(
        List<Status> statuses,
        @Nullable String channel,
        @Nullable String assignee,
        @Nullable String label,
        @Nullable String number,
        @Nullable Boolean unread,
        @Nullable Boolean pinned,
        @Nullable String contactId,
        @Nullable String mentioned,
        @Nullable Set<String> ids,
        ActivityFilter activity) {

    public static final String COLLECTION = "conversations";

    /** Stands for the caller in the parameter {@code assignee}. */
    public static final String ME = "me";

    /** Stands for conversations without assignee. */
    public static final String NONE = "none";

    private static final List<Status> ALL = List.of(Status.OPEN, Status.SNOOZED, Status.CLOSED);

    /** Selects the conversations of a view that the console shows. */
    public static ConversationFilter view(ApiCaller caller, String view) {
        return switch (view) {
            case "mine" -> of(List.of(Status.OPEN), caller.subject());
            case "unassigned" -> of(List.of(Status.OPEN), NONE);
            case "open" -> of(List.of(Status.OPEN), null);
            case "snoozed" -> of(List.of(Status.SNOOZED), null);
            case "closed" -> of(List.of(Status.CLOSED), null);
            case "mentions" ->
                new ConversationFilter(
                        ALL, null, null, null, null, null, null, null, caller.subject(), null, ActivityFilter.NONE);
            default ->
                throw ApiProblem.invalid(
                        "invalid-view", "view must be mine, unassigned, open, snoozed, closed or mentions.");
        };
    }

    /** Selects conversations with these statuses, of this assignee. */
    public static ConversationFilter of(List<Status> statuses, @Nullable String assignee) {
        return new ConversationFilter(
                statuses, null, assignee, null, null, null, null, null, null, null, ActivityFilter.NONE);
    }

    /** Selects those of the conversations that are on this channel. */
    public ConversationFilter onChannel(String other) {
        return new ConversationFilter(
                statuses, other, assignee, label, number, unread, pinned, contactId, mentioned, ids, activity);
    }

    /** Selects those of the conversations in which this happened. */
    public ConversationFilter with(ActivityFilter other) {
        return new ConversationFilter(
                statuses, channel, assignee, label, number, unread, pinned, contactId, mentioned, ids, other);
    }

    /** Reads the parameter {@code status}. */
    public static List<Status> statuses(@Nullable String word) {
        if (word == null || word.equals("all")) {
            return ALL;
        }
        var status = Status.of(word);
        if (status == Status.UNRECOGNIZED) {
            throw ApiProblem.invalid("invalid-status", "status must be open, snoozed, closed or all.");
        }
        return List.of(status);
    }

    public Criteria of(TenantId tenant) {
        var criteria = where("tenantId").is(tenant).and("status");
        criteria = statuses.size() == 1 ? criteria.is(statuses.getFirst()) : criteria.in(statuses);
        criteria = add(criteria, "channel", channel);
        if (assignee != null) {
            criteria = criteria.and("handling.assignee").is(assignee.equals(NONE) ? null : assignee);
        }
        criteria = add(criteria, "handling.labels", label);
        criteria = add(criteria, "ourAddress", number);
        criteria = add(criteria, "contactId", contactId);
        criteria = add(criteria, "mentions", mentioned);
        criteria = ids == null ? criteria : criteria.and("_id").in(ids);
        criteria = is(criteria, "reading.unread", unread);
        return activity.addTo(is(criteria, "handling.pinned", pinned));
    }

    /** Selects those of the conversations that the caller has something to read in: notes, where they are selected by them. */
    public Criteria unreadOf(TenantId tenant) {
        return mentioned == null
                ? of(tenant).and("reading.unread").is(true)
                : of(tenant).and("unreadMentions").is(mentioned);
    }

    private static Criteria add(Criteria criteria, String field, @Nullable Object value) {
        return value == null ? criteria : criteria.and(field).is(value);
    }

    /** A field that is absent is false. */
    private static Criteria is(Criteria criteria, String field, @Nullable Boolean value) {
        if (value == null) {
            return criteria;
        }
        return value ? criteria.and(field).is(true) : criteria.and(field).ne(true);
    }
}
