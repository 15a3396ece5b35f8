package io.switchboard.conversation.inbox;

import java.util.List;

import io.switchboard.conversation.conversation.StoredConversation;
import io.switchboard.conversation.reading.StoredReadMark;
import io.switchboard.conversation.reading.StoredReading;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Update;

/**
 * A conversation after a reading.
 *
 * @param mark the mark of the member who read it; null where none moves
 */
record ConversationReading(StoredReading after, @Nullable StoredReadMark mark) {

    boolean isMadeOf(StoredConversation conversation) {
        return isMarkedIn(conversation) && after.equals(conversation.unread());
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
        return mark == null ? update : update.set("readMarks", StoredReadMark.with(conversation.readMarks(), mark));
    }
}
