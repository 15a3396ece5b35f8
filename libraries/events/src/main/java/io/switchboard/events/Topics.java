package io.switchboard.events;

import java.lang.reflect.Field;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import io.switchboard.events.audit.AuditEntry;
import io.switchboard.events.twilio.RejectedWebhook;
import io.switchboard.events.twilio.TwilioEvent;

/** The topics, and the rule for keys on which their writers must agree. */
public final class Topics {

    /** Raw inbound messages and message statuses. Key: {@link #pairKey}. Written by ingress. */
    public static final Topic<TwilioEvent> TWILIO_MESSAGING = Topic.of(TopicNames.TWILIO_MESSAGING, TwilioEvent.class);

    /** Raw calls, call statuses, steps of calls, recordings, transcriptions. Key: CallSid. Written by ingress. */
    public static final Topic<TwilioEvent> TWILIO_VOICE = Topic.of(TopicNames.TWILIO_VOICE, TwilioEvent.class);

    /** Raw events of Twilio Conversations. Key: ConversationSid. Written by ingress. */
    public static final Topic<TwilioEvent> TWILIO_CONVERSATIONS =
            Topic.of(TopicNames.TWILIO_CONVERSATIONS, TwilioEvent.class);

    /** Twilio's own errors and warnings, as its debugger reports them. Key: AccountSid. Written by ingress. */
    public static final Topic<TwilioEvent> TWILIO_DEBUGGER = Topic.of(TopicNames.TWILIO_DEBUGGER, TwilioEvent.class);

    /** Rejected webhooks, for a person to look at. Key: AccountSid, or the source address. Written by ingress. */
    public static final Topic<RejectedWebhook> TWILIO_REJECTED =
            Topic.of(TopicNames.TWILIO_REJECTED, RejectedWebhook.class);

    /** Commands to send a message. Key: {@link #pairKey}. Written by the conversation API. */
    public static final Topic<SendMessage> OUTBOUND = Topic.of(TopicNames.OUTBOUND, SendMessage.class);

    /** Events for people and other services; see {@link EventType}. Key: tenant id. */
    public static final Topic<Object> EVENTS = Topic.of(TopicNames.EVENTS, Object.class);

    /** The numbers of all tenants. Key: the address. Written by provisioning. */
    public static final Topic<NumberRecord> NUMBERS = Topic.compacted(TopicNames.NUMBERS, NumberRecord.class);

    /** The accounts of all tenants, with sealed tokens. Key: AccountSid. Written by provisioning. */
    public static final Topic<AccountRecord> ACCOUNTS = Topic.compacted(TopicNames.ACCOUNTS, AccountRecord.class);

    /**
     * Accounts whose token Twilio rejects or has changed: provisioning reads it again. Key: AccountSid. Written by
     * conversation and ingress.
     */
    public static final Topic<AccountRefused> REFUSED_ACCOUNTS = Topic.of(
                    TopicNames.REFUSED_ACCOUNTS, AccountRefused.class)
            .within(new Topic.Limits(Duration.ofDays(1), 16 * 1024 * 1024));

    /** Changes that people, programs and loops made. Key: tenant id. Written by each service that makes some. */
    public static final Topic<AuditEntry> AUDIT = Topic.of(TopicNames.AUDIT, AuditEntry.class);

    private static final Map<String, Class<?>> PAYLOADS = payloads();

    private Topics() {}

    /** Collects the payloads from the constants above, so that no topic is forgotten here. */
    private static Map<String, Class<?>> payloads() {
        return Arrays.stream(Topics.class.getFields())
                .filter(field -> field.getType() == Topic.class)
                .map(Topics::topic)
                .collect(Collectors.toUnmodifiableMap(Topic::name, Topic::payload));
    }

    private static Topic<?> topic(Field constant) {
        try {
            return (Topic<?>) Objects.requireNonNull(constant.get(null));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("A topic is not public: " + constant.getName(), e);
        }
    }

    /** Returns the type of a record's value; {@link Object} where this version does not know the topic or the type. */
    public static Class<?> payload(String topic, String type) {
        if (topic.equals(EVENTS.name())) {
            return EventType.of(type).<Class<?>>map(EventType::payload).orElse(Object.class);
        }
        return PAYLOADS.getOrDefault(topic, Object.class);
    }

    /**
     * Returns the key of all records of one conversation: one partition, and thus one consumer at a time, handles them in
     * order.
     *
     * @param ours our address as Twilio writes it, {@code whatsapp:+…} included
     * @param theirs the other side's address in the same form
     */
    public static String pairKey(String ours, String theirs) {
        return ours + "|" + theirs;
    }
}
