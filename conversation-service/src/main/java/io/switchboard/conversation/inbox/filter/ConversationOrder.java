package io.switchboard.conversation.inbox.filter;

import java.util.List;

import io.switchboard.conversation.conversation.Conversations;
import io.switchboard.conversation.conversation.StoredConversation;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.Cursor;
import io.switchboard.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Criteria;

/** The orders of a list of conversations. A cursor belongs to the order that it was made in. */
public enum ConversationOrder {
    /** The newest message or call first. */
    NEWEST("conversations") {
        @Override
        List<StoredConversation> find(Conversations conversations, Criteria filter, @Nullable Cursor after, int limit) {
            return conversations.page(filter, after, limit);
        }

        @Override
        Cursor cursor(StoredConversation last) {
            return Cursor.of(last.updatedAt(), last.id());
        }
    },
    /** Only those in which the customer waits for an answer, the one who has waited longest first. */
    LONGEST_WAITING("waiting") {
        @Override
        List<StoredConversation> find(Conversations conversations, Criteria filter, @Nullable Cursor after, int limit) {
            return conversations.longestWaiting(filter, after, limit);
        }

        @Override
        Cursor cursor(StoredConversation last) {
            var since = last.waitingSince();
            return Cursor.of(since == null ? last.updatedAt() : since, last.id());
        }
    };

    private final String list;

    ConversationOrder(String list) {
        this.list = list;
    }

    /** Reads the parameter {@code sort}. */
    public static ConversationOrder of(@Nullable String word) {
        if (word == null || word.equals("newest")) {
            return NEWEST;
        }
        if (word.equals("longest-waiting")) {
            return LONGEST_WAITING;
        }
        throw ApiProblem.invalid("invalid-sort", "sort must be newest or longest-waiting.");
    }

    abstract List<StoredConversation> find(
            Conversations conversations, Criteria filter, @Nullable Cursor after, int limit);

    abstract Cursor cursor(StoredConversation last);

    /** Finds a page of the conversations in this order. */
    public Page<StoredConversation> page(
            Conversations conversations, Criteria filter, @Nullable String cursor, int limit) {
        return Page.of(
                find(conversations, filter, Cursor.read(list, cursor), Page.fetch(limit)),
                limit,
                conversation -> conversation,
                last -> cursor(last).text(list));
    }
}
