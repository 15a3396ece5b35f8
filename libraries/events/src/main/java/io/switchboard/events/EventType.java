package io.switchboard.events;

import java.util.Arrays;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** The types on {@link Topics#EVENTS}, each with its payload. A consumer ignores the types it does not know. */
public enum EventType {
    MESSAGE_RECEIVED("message.received", Message.class, "sms_received"),
    MESSAGE_QUEUED("message.queued", Message.class, null),
    MESSAGE_STATUS_CHANGED("message.status-changed", MessageStatusChanged.class, "sms_status_update"),
    CONVERSATION_UPDATED("conversation.updated", Conversation.class, null),
    CONTACT_CREATED("contact.created", Contact.class, null),
    CONTACT_UPDATED("contact.updated", Contact.class, null);

    private static final String PREFIX = "io.switchboard.";

    private final String shortName;
    private final Class<?> payload;
    private final @Nullable String notification;

    EventType(String shortName, Class<?> payload, @Nullable String notification) {
        this.shortName = shortName;
        this.payload = payload;
        this.notification = notification;
    }

    /** The {@code ce_type}. */
    public String type() {
        return PREFIX + shortName;
    }

    /** The type as realtime clients see it. */
    public String shortName() {
        return shortName;
    }

    public Class<?> payload() {
        return payload;
    }

    /** The kind of notification a person gets of it, if any. */
    public Optional<String> notification() {
        return Optional.ofNullable(notification);
    }

    /** The type with this {@code ce_type}, if it is known. */
    public static Optional<EventType> of(String type) {
        return Arrays.stream(values()).filter(each -> each.type().equals(type)).findFirst();
    }
}
