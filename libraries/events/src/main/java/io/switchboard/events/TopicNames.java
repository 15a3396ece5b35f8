package io.switchboard.events;

/** The names of the {@link Topics} as constants, for annotations such as {@code @KafkaListener}. */
public final class TopicNames {

    public static final String TWILIO_MESSAGING = "twilio.messaging";
    public static final String TWILIO_VOICE = "twilio.voice";
    public static final String TWILIO_CONVERSATIONS = "twilio.conversations";
    public static final String TWILIO_DEBUGGER = "twilio.debugger";
    public static final String TWILIO_REJECTED = "twilio.rejected";
    public static final String OUTBOUND = "switchboard.outbound";
    public static final String EVENTS = "switchboard.events";
    public static final String NUMBERS = "switchboard.numbers";
    public static final String ACCOUNTS = "switchboard.accounts";
    public static final String REFUSED_ACCOUNTS = "switchboard.refused-accounts";
    public static final String AUDIT = "switchboard.audit";

    private TopicNames() {}
}
