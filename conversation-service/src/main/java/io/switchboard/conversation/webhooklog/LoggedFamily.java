package io.switchboard.conversation.webhooklog;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import io.switchboard.events.TopicNames;
import io.switchboard.events.twilio.TwilioEventType;

/** The kinds of webhooks in the log, by the names that the ingress gives them. */
enum LoggedFamily {
    INBOUND_MESSAGE("/sms", "/whatsapp", "/sms-webhook", "/twilio/webhook", "/sms/incoming"),
    MESSAGE_STATUS("/webhooks/status", "/sms/status", "/twilio/status"),
    INBOUND_CALL("/voice", "/voice/incoming"),
    DIAL_FINISHED("/voice/dial"),
    GATHER_FINISHED("/voice/menu"),
    RECORD_FINISHED("/voice/voicemail"),
    WHISPER("/voice/whisper"),
    CALL_STATUS("/voice/status"),
    RECORDING_STATUS("/voice/recording"),
    TRANSCRIPTION("/voice/transcription"),
    CONVERSATIONS("/webhooks/conversations", "/v1/twilio-webhook"),
    DEBUGGER("/webhooks/debugger");

    @SuppressWarnings("ImmutableEnumChecker") // never changed
    private final String[] pathEnds;

    LoggedFamily(String... pathEnds) {
        this.pathEnds = pathEnds;
    }

    /** The name in the API: {@code inbound-message}. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the family with this name. */
    static Optional<LoggedFamily> labeled(String label) {
        return Arrays.stream(values())
                .filter(family -> family.label().equals(label))
                .findFirst();
    }

    /** Returns the family of an accepted webhook. */
    static LoggedFamily of(String topic, String type) {
        return switch (topic) {
            case TopicNames.TWILIO_CONVERSATIONS -> CONVERSATIONS;
            case TopicNames.TWILIO_DEBUGGER -> DEBUGGER;
            case TopicNames.TWILIO_MESSAGING ->
                type.equals(TwilioEventType.INBOUND_MESSAGE) ? INBOUND_MESSAGE : MESSAGE_STATUS;
            default -> ofVoice(type);
        };
    }

    private static LoggedFamily ofVoice(String type) {
        return switch (type) {
            case TwilioEventType.INBOUND_CALL -> INBOUND_CALL;
            case TwilioEventType.DIAL_FINISHED -> DIAL_FINISHED;
            case TwilioEventType.GATHER_FINISHED -> GATHER_FINISHED;
            case TwilioEventType.RECORD_FINISHED -> RECORD_FINISHED;
            case TwilioEventType.TWIML_REQUESTED -> WHISPER;
            case TwilioEventType.RECORDING -> RECORDING_STATUS;
            case TwilioEventType.TRANSCRIPTION -> TRANSCRIPTION;
            default -> CALL_STATUS;
        };
    }

    /** Returns the family of a rejected webhook, whose content proves nothing; empty for a path that is not known here. */
    static Optional<LoggedFamily> ofPath(String path) {
        return Arrays.stream(values())
                .filter(family -> Arrays.stream(family.pathEnds).anyMatch(path::endsWith))
                .findFirst();
    }
}
