package io.switchboard.ingress.catalog;

import java.util.Optional;
import java.util.stream.Stream;

import io.switchboard.ingress.form.FormParameters;

/** Knows the parameters that Twilio always sends and that an event needs. */
public final class RequiredParameters {

    private RequiredParameters() {}

    /** Returns the name of a parameter that the family requires and that is missing or blank. */
    public static Optional<String> findMissing(WebhookFamily family, FormParameters parameters) {
        return switch (family) {
            case INBOUND_MESSAGE -> missingOfMessage(parameters).or(() -> blank(parameters, "From", "To"));
            case MESSAGE_STATUS, ANY_STATUS -> missingOfStatus(parameters);
            case INBOUND_CALL, DIAL_FINISHED, GATHER_FINISHED, RECORD_FINISHED, WHISPER -> blank(parameters, "CallSid");
            case CALL_STATUS, RECORDING_STATUS, TRANSCRIPTION -> missingOfCallback(family, parameters);
            case CONVERSATIONS -> missingOfConversation(parameters);
            case DEBUGGER -> blank(parameters, "Sid");
        };
    }

    /** The two older names hold copies of the SID. */
    private static Optional<String> missingOfMessage(FormParameters parameters) {
        var message = MessagingEvents.sid(parameters);
        return message.isEmpty()
                ? Optional.of("MessageSid")
                : Stream.of("SmsMessageSid", "SmsSid")
                        .filter(name -> {
                            var copy = EventMapping.text(parameters, name);
                            return !copy.isEmpty() && !copy.equals(message.get());
                        })
                        .findFirst();
    }

    private static Optional<String> missingOfStatus(FormParameters parameters) {
        var message = missingOfMessage(parameters);
        if (message.isPresent()) {
            return message;
        }
        if (EventMapping.word(parameters, "MessageStatus", "SmsStatus").isEmpty()) {
            return Optional.of("MessageStatus");
        }
        var addresses = blank(parameters, "From", "To");
        return EventMapping.text(parameters, "From").isBlank()
                        && EventMapping.text(parameters, "To").isBlank()
                ? Optional.empty()
                : addresses;
    }

    /** An event before the fact may have no conversation yet, and a user belongs to none. */
    private static Optional<String> missingOfConversation(FormParameters parameters) {
        var eventType = EventMapping.text(parameters, "EventType");
        return eventType.endsWith("ed") && !eventType.startsWith("onUser")
                ? blank(parameters, "ConversationSid")
                : blank(parameters, "EventType");
    }

    private static Optional<String> missingOfCallback(WebhookFamily family, FormParameters parameters) {
        var sid = EventMapping.sid(
                parameters, "CallSid", "ConferenceSid", "RecordingSid", "TranscriptionSid", "StreamSid");
        if (sid.isEmpty()) {
            return Optional.of("CallSid");
        }
        if (VoiceCallback.isCallProgress(parameters)) {
            return blank(parameters, "SequenceNumber", "CallStatus");
        }
        if (family == WebhookFamily.RECORDING_STATUS && parameters.first("RecordingSid") != null) {
            return blank(parameters, "RecordingStatus");
        }
        return family == WebhookFamily.TRANSCRIPTION && parameters.first("TranscriptionEvent") == null
                ? blank(parameters, "TranscriptionSid", "TranscriptionStatus")
                : Optional.empty();
    }

    private static Optional<String> blank(FormParameters parameters, String... names) {
        return Stream.of(names)
                .filter(name -> EventMapping.text(parameters, name).isBlank())
                .findFirst();
    }
}
