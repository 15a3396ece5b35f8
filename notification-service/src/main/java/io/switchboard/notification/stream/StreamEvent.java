package io.switchboard.notification.stream;

import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

import io.switchboard.notification.log.StreamPosition;
import io.switchboard.notification.log.TenantEvent;
import io.switchboard.notification.subscription.Subscription;
import org.jspecify.annotations.Nullable;

/** An event as clients receive it: written once and shared by all streams, whichever their transport is. */
public final class StreamEvent {

    /** The memory of the objects around the text, roughly. */
    private static final int OBJECTS = 256;

    private final String type;
    private final Instant time;
    private final StreamPosition after;
    private final @Nullable String conversationId;
    private final byte[] json;
    private final AtomicInteger waiting = new AtomicInteger();

    /** Kept only as long as a stream writes it, since it is as large as the bytes and is not counted. */
    private volatile @Nullable WeakReference<String> frame;

    StreamEvent(String type, Instant time, StreamPosition after, @Nullable String conversationId, byte[] json) {
        this.type = type;
        this.time = time;
        this.after = after;
        this.conversationId = conversationId;
        this.json = json;
    }

    /**
     * Writes the JSON of the event.
     *
     * @throws IllegalArgumentException when the payload is not one JSON value
     */
    public static StreamEvent of(TenantEvent event) {
        return StreamEventWriter.write(event);
    }

    public String type() {
        return type;
    }

    public Instant time() {
        return time;
    }

    /** The position of a client that has the event. */
    public StreamPosition after() {
        return after;
    }

    /** One line of UTF-8; shared by all streams, never changed. */
    public byte[] json() {
        return json;
    }

    /** The same object with the position after it as {@code cursor}, for transports that have no place for an id. */
    public String jsonWithCursor() {
        var reference = frame;
        var text = reference == null ? null : reference.get();
        if (text == null) {
            text = new String(json, 0, json.length - 1, StandardCharsets.UTF_8) + ",\"cursor\":\"" + after + "\"}";
            frame = new WeakReference<>(text);
        }
        return text;
    }

    /** Returns whether a client asked for this event, which it may see. */
    public boolean isFor(Subscription subscription) {
        return subscription.filter().passes(type, conversationId);
    }

    public long offset() {
        return after.next() - 1;
    }

    /** The number of clients that the event waits for; {@link WaitingEvents} counts. */
    AtomicInteger waiting() {
        return waiting;
    }

    /** The bytes that the event takes up in memory, roughly. */
    long size() {
        return json.length + (long) OBJECTS;
    }
}
