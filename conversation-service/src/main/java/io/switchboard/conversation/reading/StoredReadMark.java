package io.switchboard.conversation.reading;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;

/**
 * Tells up to which message a member has read a conversation.
 *
 * @param member the member's id
 * @param messageId the newest message or call that the member has read
 * @param at when the member read it
 */
public record StoredReadMark(
        @Field("member") String member,
        @Field("messageId") String messageId,
        @Field("at") Instant at) {

    /** A conversation keeps the marks of those that read last. */
    private static final int MOST_MARKS = 50;

    /** The marks with this one, which replaces the member's earlier one; the one that was set last comes last. */
    public static List<StoredReadMark> with(@Nullable List<StoredReadMark> marks, StoredReadMark mark) {
        var all = new ArrayList<>(marks == null ? List.of() : marks);
        all.removeIf(other -> other.member().equals(mark.member()));
        all.add(mark);
        return List.copyOf(all.subList(Math.max(0, all.size() - MOST_MARKS), all.size()));
    }
}
