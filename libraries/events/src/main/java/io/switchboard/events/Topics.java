package io.switchboard.events;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The topics, and the rule for the keys that must agree between their writers. */
public final class Topics {

    /** Raw inbound messages and message statuses. Key: {@link #pairKey}. Written by ingress. */
    public static final Topic<TwilioEvent> TWILIO_MESSAGING = Topic.of("twilio.messaging", TwilioEvent.class);

    /** Raw calls, call statuses, steps of calls, recordings, transcriptions. Key: CallSid. Written by ingress. */
    public static final Topic<TwilioEvent> TWILIO_VOICE = Topic.of("twilio.voice", TwilioEvent.class);

    /** Raw events of Twilio Conversations. Key: ConversationSid. Written by ingress. */
    public static final Topic<TwilioEvent> TWILIO_CONVERSATIONS = Topic.of("twilio.conversations", TwilioEvent.class);

    /** Twilio's own errors and warnings, as its debugger reports them. Key: AccountSid. Written by ingress. */
    public static final Topic<TwilioEvent> TWILIO_DEBUGGER = Topic.of("twilio.debugger", TwilioEvent.class);

    /** Webhooks that were refused, for a person to look at. Key: AccountSid, or the source address. Written by ingress. */
    public static final Topic<RejectedWebhook> TWILIO_REJECTED = Topic.of("twilio.rejected", RejectedWebhook.class);

    /** "Send this message." Key: {@link #pairKey}. Written by the conversation API. */
    public static final Topic<SendMessage> OUTBOUND = Topic.of("switchboard.outbound", SendMessage.class);

    /** What happened, for people and other services; see {@link EventType}. Key: tenant id. */
    public static final Topic<Object> EVENTS = Topic.of("switchboard.events", Object.class);

    /** The numbers there are. Key: the address. Written by provisioning. */
    public static final Topic<NumberRecord> NUMBERS = Topic.compacted("switchboard.numbers", NumberRecord.class);

    /** The accounts there are, with sealed tokens. Key: AccountSid. Written by provisioning. */
    public static final Topic<AccountRecord> ACCOUNTS = Topic.compacted("switchboard.accounts", AccountRecord.class);

    /** Accounts whose token Twilio refused: provisioning reads it anew. Key: AccountSid. Written by who was refused. */
    public static final Topic<AccountRefused> REFUSED_ACCOUNTS = Topic.of(
                    "switchboard.refused-accounts", AccountRefused.class)
            .within(new Topic.Limits(Duration.ofDays(1), 16 * 1024 * 1024));

    private static final Map<String, Class<?>> PAYLOADS = Stream.of(
                    TWILIO_MESSAGING,
                    TWILIO_VOICE,
                    TWILIO_CONVERSATIONS,
                    TWILIO_DEBUGGER,
                    TWILIO_REJECTED,
                    OUTBOUND,
                    NUMBERS,
                    ACCOUNTS,
                    REFUSED_ACCOUNTS)
            .collect(Collectors.toUnmodifiableMap(Topic::name, Topic::payload));

    private Topics() {}

    /** What a record's value is; {@link Object} where this version does not know. */
    public static Class<?> payload(String topic, String type) {
        if (topic.equals(EVENTS.name())) {
            return EventType.of(type).<Class<?>>map(EventType::payload).orElse(Object.class);
        }
        return PAYLOADS.getOrDefault(topic, Object.class);
    }

    /**
     * The key of everything that belongs to one thread, so that one partition, and thus one consumer at a time, handles
     * it in order.
     *
     * @param ours our address as Twilio writes it, {@code whatsapp:+…} included
     * @param theirs the other side's
     */
    public static String pairKey(String ours, String theirs) {
        return ours + "|" + theirs;
    }
}
