package io.switchboard.events;

import java.util.Arrays;
import java.util.Optional;

import io.switchboard.events.audit.AuditEntry;
import io.switchboard.events.bell.Notification;
import io.switchboard.events.bell.NotificationsRead;
import io.switchboard.events.call.Call;
import io.switchboard.events.call.CallRecordingChanged;
import io.switchboard.events.contact.ContactErased;
import io.switchboard.events.contact.ContactNote;
import io.switchboard.events.doctor.DoctorFinding;
import io.switchboard.events.job.Job;
import io.switchboard.events.member.ConversationNote;
import io.switchboard.events.member.Member;
import io.switchboard.events.member.PresenceChanged;
import io.switchboard.events.number.NumberOperation;
import io.switchboard.events.number.TenantNumber;
import io.switchboard.events.setting.Label;
import io.switchboard.events.setting.RuleMatched;
import io.switchboard.events.setting.SettingsUpdated;
import io.switchboard.events.setting.Template;
import io.switchboard.events.traffic.PriceReported;
import io.switchboard.events.twilio.RejectedWebhook;
import io.switchboard.events.twilio.TwilioEventType;
import io.switchboard.events.usage.BudgetWarning;
import io.switchboard.events.webhook.WebhookEndpointDisabled;
import io.switchboard.events.webhook.WebhooksLogged;
import org.jspecify.annotations.Nullable;

/**
 * The types of our own events, each with its topic and its payload; those of raw Twilio events are {@link TwilioEventType}.
 * A consumer ignores the types that it does not know.
 */
public enum EventType {
    MESSAGE_RECEIVED("message.received", TopicNames.EVENTS, Message.class, "sms_received"),
    MESSAGE_QUEUED("message.queued", TopicNames.EVENTS, Message.class, null),
    MESSAGE_SCHEDULED("message.scheduled", TopicNames.EVENTS, Message.class, null),
    MESSAGE_UPDATED("message.updated", TopicNames.EVENTS, Message.class, null),
    MESSAGE_STATUS_CHANGED(
            "message.status-changed", TopicNames.EVENTS, MessageStatusChanged.class, "sms_status_update"),
    PRICE_REPORTED("price.reported", TopicNames.EVENTS, PriceReported.class, null),
    CONVERSATION_UPDATED("conversation.updated", TopicNames.EVENTS, Conversation.class, null),
    CONVERSATION_CLOSED("conversation.closed", TopicNames.EVENTS, ConversationClosed.class, null),
    RULE_MATCHED("rule.matched", TopicNames.EVENTS, RuleMatched.class, "rule_matched"),
    NOTE_ADDED("note.added", TopicNames.EVENTS, ConversationNote.class, null),
    PRESENCE_CHANGED("presence.changed", TopicNames.EVENTS, PresenceChanged.class, null),
    CONTACT_CREATED("contact.created", TopicNames.EVENTS, Contact.class, null),
    CONTACT_UPDATED("contact.updated", TopicNames.EVENTS, Contact.class, null),
    LABEL_UPDATED("label.updated", TopicNames.EVENTS, Label.class, null),
    LABEL_DELETED("label.deleted", TopicNames.EVENTS, Label.class, null),
    TEMPLATE_UPDATED("template.updated", TopicNames.EVENTS, Template.class, null),
    TEMPLATE_DELETED("template.deleted", TopicNames.EVENTS, Template.class, null),
    SETTINGS_UPDATED("settings.updated", TopicNames.EVENTS, SettingsUpdated.class, null),
    CALL_RECEIVED("call.received", TopicNames.EVENTS, Call.class, "call_received"),
    CALL_STATUS_CHANGED("call.status-changed", TopicNames.EVENTS, Call.class, "call_status_update"),
    CALL_UPDATED("call.updated", TopicNames.EVENTS, Call.class, null),
    RECORDING_AVAILABLE("recording.available", TopicNames.EVENTS, CallRecordingChanged.class, "recording_available"),
    RECORDING_DELETED("recording.deleted", TopicNames.EVENTS, CallRecordingChanged.class, null),
    VOICEMAIL_RECEIVED("voicemail.received", TopicNames.EVENTS, CallRecordingChanged.class, null),
    TRANSCRIPTION_AVAILABLE("transcription.available", TopicNames.EVENTS, CallRecordingChanged.class, null),
    CONTACT_NOTE_ADDED("contact.note-added", TopicNames.EVENTS, ContactNote.class, null),
    CONTACT_ERASED("contact.erased", TopicNames.EVENTS, ContactErased.class, null),
    JOB_PROGRESSED("job.progressed", TopicNames.EVENTS, Job.class, null),
    NUMBER_UPDATED("number.updated", TopicNames.EVENTS, TenantNumber.class, null),
    NUMBER_OPERATION_PROGRESSED("number.operation-progressed", TopicNames.EVENTS, NumberOperation.class, null),
    MEMBER_UPDATED("member.updated", TopicNames.EVENTS, Member.class, null),
    MEMBER_DELETED("member.deleted", TopicNames.EVENTS, Member.class, null),
    USAGE_BUDGET_WARNING("usage.budget-warning", TopicNames.EVENTS, BudgetWarning.class, null),
    DOCTOR_CHANGED("doctor.changed", TopicNames.EVENTS, DoctorFinding.class, null),
    NOTIFICATION_CREATED("notification.created", TopicNames.EVENTS, Notification.class, null),
    NOTIFICATION_READ("notification.read", TopicNames.EVENTS, NotificationsRead.class, null),
    WEBHOOK_LOGGED("webhook.logged", TopicNames.EVENTS, WebhooksLogged.class, null),
    WEBHOOK_ENDPOINT_DISABLED("webhook-endpoint.disabled", TopicNames.EVENTS, WebhookEndpointDisabled.class, null),
    MESSAGE_SEND("message.send", TopicNames.OUTBOUND, SendMessage.class, null),
    NUMBER_RECORDED("number.recorded", TopicNames.NUMBERS, NumberRecord.class, null),
    ACCOUNT_RECORDED("account.recorded", TopicNames.ACCOUNTS, AccountRecord.class, null),
    ACCOUNT_REFUSED("account.refused", TopicNames.REFUSED_ACCOUNTS, AccountRefused.class, null),
    AUDIT_RECORDED("audit.recorded", TopicNames.AUDIT, AuditEntry.class, null),
    WEBHOOK_REJECTED("webhook.rejected", TopicNames.TWILIO_REJECTED, RejectedWebhook.class, null);

    private static final String PREFIX = "io.switchboard.";

    private final String shortName;
    private final String topic;
    private final Class<?> payload;
    private final @Nullable String notification;

    EventType(String shortName, String topic, Class<?> payload, @Nullable String notification) {
        this.shortName = shortName;
        this.topic = topic;
        this.payload = payload;
        this.notification = notification;
    }

    /** Returns the {@code ce_type}. */
    public String type() {
        return PREFIX + shortName;
    }

    /** Returns the type as realtime clients see it. */
    public String shortName() {
        return shortName;
    }

    /** Returns the name of the topic that carries events of this type. */
    public String topic() {
        return topic;
    }

    public Class<?> payload() {
        return payload;
    }

    /** Returns the kind of notification that people receive for it, if any. */
    public Optional<String> notification() {
        return Optional.ofNullable(notification);
    }

    /** Returns whether the event is for clients that are there when it happens, and not for those that catch up. */
    public boolean isTransient() {
        return this == PRESENCE_CHANGED || this == WEBHOOK_LOGGED;
    }

    /** Returns the type with this {@code ce_type}, on whichever topic, if it is known. */
    public static Optional<EventType> named(String type) {
        return Arrays.stream(values())
                .filter(known -> known.type().equals(type))
                .findFirst();
    }

    /** Returns the type with this {@code ce_type} on {@link Topics#EVENTS}, if it is known. */
    public static Optional<EventType> of(String type) {
        return Arrays.stream(values())
                .filter(known -> known.topic.equals(TopicNames.EVENTS))
                .filter(known -> known.type().equals(type))
                .findFirst();
    }
}
