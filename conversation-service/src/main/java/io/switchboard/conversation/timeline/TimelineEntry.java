package io.switchboard.conversation.timeline;

import java.time.Instant;
import java.util.List;

import io.switchboard.conversation.change.StoredChange;
import io.switchboard.events.Message;
import io.switchboard.events.call.Call;
import io.switchboard.events.member.ConversationNote;
import io.switchboard.events.member.MessageAuthor;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a timeline: one of message, call, note and change, which {@code kind} names.
 *
 * @param at the time by which the timeline is ordered
 */
record TimelineEntry(
        String kind,
        String id,
        Instant at,
        @Nullable Message message,
        @Nullable Call call,
        @Nullable ConversationNote note,
        @Nullable TimelineChange change) {

    /**
     * A change of the conversation.
     *
     * @param kind what was done, see {@link StoredChange}
     * @param by who did it; null where a message, a call or the end of a snooze did
     * @param values what was set
     * @param entryId the message or call that opened the conversation
     */
    record TimelineChange(
            String kind,
            @Nullable MessageAuthor by,
            List<String> values,
            @Nullable String entryId) {}

    static TimelineEntry of(Message message) {
        return new TimelineEntry("message", message.id(), message.createdAt(), message, null, null, null);
    }

    static TimelineEntry of(Call call) {
        return new TimelineEntry("call", call.id(), call.startedAt(), null, call, null, null);
    }

    static TimelineEntry of(ConversationNote note) {
        return new TimelineEntry("note", note.id(), note.createdAt(), null, null, note, null);
    }

    static TimelineEntry of(StoredChange stored) {
        var by = stored.by() == null ? null : stored.by().view();
        var change = new TimelineChange(stored.kind(), by, stored.values(), stored.entryId());
        return new TimelineEntry("change", stored.id(), stored.at(), null, null, null, change);
    }

    TimelinePlace place() {
        return new TimelinePlace(at, id);
    }
}
