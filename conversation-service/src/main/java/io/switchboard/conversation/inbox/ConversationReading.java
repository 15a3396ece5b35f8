package io.switchboard.conversation.inbox;

import java.util.List;
import java.util.Objects;

import io.switchboard.conversation.conversation.StoredConversation;
import io.switchboard.conversation.conversation.state.StoredWait;
import io.switchboard.conversation.reading.StoredReadMark;
import io.switchboard.conversation.reading.StoredReading;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Update;

/**
 * A conversation after a reading.
 *
 * @param member who read all of it, and with it the notes that mention them; null for nobody
 * @param mark the mark of the member who read it; null where none moves
 * @param waiting since when the customer waits after it
 */
record ConversationReading(
        StoredReading after,
        @Nullable String member,
        @Nullable StoredReadMark mark,
        @Nullable StoredWait waiting) {

    boolean isMadeOf(StoredConversation conversation) {
        return isMarkedIn(conversation)
                && !hasUnreadMention(conversation)
                && Objects.equals(waiting, conversation.waiting())
                && after.equals(conversation.unread());
    }

    private boolean hasUnreadMention(StoredConversation conversation) {
        var mentioned = conversation.unreadMentions();
        return member != null && mentioned != null && mentioned.contains(member);
    }

    private boolean isMarkedIn(StoredConversation conversation) {
        var marks = conversation.readMarks() == null ? List.<StoredReadMark>of() : conversation.readMarks();
        return mark == null
                || marks.stream()
                        .anyMatch(other -> other.member().equals(mark.member())
                                && other.messageId().equals(mark.messageId()));
    }

    Update update(StoredConversation conversation) {
        var update = new Update().set("reading", after);
        if (hasUnreadMention(conversation)) {
            update.pull("unreadMentions", member);
        }
        if (!Objects.equals(waiting, conversation.waiting())) {
            update.set("waiting", waiting);
        }
        return mark == null ? update : update.set("readMarks", StoredReadMark.with(conversation.readMarks(), mark));
    }
}
