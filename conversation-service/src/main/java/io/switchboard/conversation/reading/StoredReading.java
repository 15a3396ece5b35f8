package io.switchboard.conversation.reading;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;

/**
 * The inbound messages and calls of a conversation that no person of the tenant has read. It remembers which ones it counts, so
 * that a redelivered record changes nothing.
 *
 * @param unread whether the count is not zero; a list is filtered by it
 * @param messages the unread messages, at most {@value #MOST_MESSAGES}
 * @param recent the highest {@value #REMEMBERED} ids of counted messages, in their order. The ids of a conversation's messages
 *     grow with the time at which they are stored
 * @param calls the last {@value #MOST_CALLS} calls that were not answered
 * @param lastInboundAt when the newest inbound message arrived
 */
public record StoredReading(
        @Field("unread") boolean unread,
        @Field("messages") int messages,
        @Field("recent") List<String> recent,
        @Field("calls") List<MissedCall> calls,
        @Field("lastInboundAt") @Nullable Instant lastInboundAt) {

    public static final int MOST_MESSAGES = 1_000;
    static final int MOST_CALLS = 50;
    static final int REMEMBERED = 8;

    /** Nothing has arrived. */
    public static final StoredReading NONE = new StoredReading(false, 0, List.of(), List.of(), null);

    /** A call that was not answered. */
    public record MissedCall(
            @Field("callId") String callId, @Field("read") boolean read) {}

    public StoredReading {
        recent = recent == null ? List.of() : List.copyOf(recent);
        calls = calls == null ? List.of() : List.copyOf(calls);
    }

    /** The number of unread messages and calls. */
    public int count() {
        return messages + unreadCalls(calls);
    }

    /** Whether the message is counted already, if it may have been stored by an earlier attempt. */
    public boolean hasCounted(String messageId) {
        return recent.contains(messageId)
                || (recent.size() == REMEMBERED && messageId.compareTo(recent.getFirst()) < 0);
    }

    public boolean hasCall(String callId) {
        return calls.stream().anyMatch(call -> call.callId().equals(callId));
    }

    /** Counts a message. */
    public StoredReading withMessage(String messageId, Instant at) {
        var ids = new TreeSet<>(recent);
        ids.add(messageId);
        while (ids.size() > REMEMBERED) {
            ids.removeFirst();
        }
        var newest = lastInboundAt == null || at.isAfter(lastInboundAt) ? at : lastInboundAt;
        return of(Math.min(messages + 1, MOST_MESSAGES), List.copyOf(ids), calls, newest);
    }

    /** Remembers a message that nobody has to read. */
    public StoredReading withReadMessage(String messageId, Instant at) {
        var counted = withMessage(messageId, at);
        return of(messages, counted.recent, calls, counted.lastInboundAt);
    }

    /** Counts a call that was not answered. */
    public StoredReading withCall(String callId) {
        var all = new ArrayList<>(calls);
        all.add(new MissedCall(callId, false));
        return of(messages, recent, all.subList(Math.max(0, all.size() - MOST_CALLS), all.size()), lastInboundAt);
    }

    /** A person has seen this call; it is not counted any more, also where it was not counted yet. */
    public StoredReading withSeenCall(String callId) {
        var counted = hasCall(callId) ? this : withCall(callId);
        var seen = counted.calls.stream()
                .map(call -> call.callId().equals(callId) ? new MissedCall(callId, true) : call)
                .toList();
        return of(messages, recent, seen, lastInboundAt);
    }

    /** A person has read all but that many of the newest messages, and has seen all calls. */
    public StoredReading readExcept(int unreadMessages) {
        var read =
                calls.stream().map(call -> new MissedCall(call.callId(), true)).toList();
        return of(Math.min(unreadMessages, MOST_MESSAGES), recent, read, lastInboundAt);
    }

    /** A person wants the newest message to count as unread, if nothing does. */
    public StoredReading markedUnread() {
        return count() > 0 ? this : of(1, recent, calls, lastInboundAt);
    }

    private static StoredReading of(
            int messages, List<String> recent, List<MissedCall> calls, @Nullable Instant lastInboundAt) {
        return new StoredReading(messages + unreadCalls(calls) > 0, messages, recent, calls, lastInboundAt);
    }

    private static int unreadCalls(List<MissedCall> calls) {
        return (int) calls.stream().filter(call -> !call.read()).count();
    }
}
