package io.switchboard.ingress.webhook;

import java.util.Optional;

import io.switchboard.events.TwilioEventType;
import io.switchboard.ingress.form.Form;

/**
 * Events of calls. All of one call have its key, so that they stay in order.
 *
 * @see <a href="https://www.twilio.com/docs/voice/twiml">TwiML for voice</a>
 * @see <a href="https://www.twilio.com/docs/voice/api/call-resource">Call statuses</a>
 * @see <a href="https://www.twilio.com/docs/voice/api/recording">Recording statuses</a>
 */
final class VoiceNames {

    private static final String CALL = "CallSid";
    private static final String CONFERENCE = "ConferenceSid";
    private static final String SEQUENCE = "SequenceNumber";

    private VoiceNames() {}

    static EventName inboundCall(ReceivedWebhook webhook, Form parameters) {
        var call = Naming.sid(parameters, CALL);
        return name(TwilioEventType.INBOUND_CALL, call, call, webhook, parameters);
    }

    /** A callback to any of the paths for callbacks of calls: its content says of which product it is. */
    static EventName callback(ReceivedWebhook webhook, Form parameters) {
        return switch (VoiceCallback.of(parameters)) {
            case PROGRESS -> callStatus(webhook, parameters);
            case CONFERENCE -> conference(webhook, parameters);
            case RECORDING -> recording(webhook, parameters);
            case TRANSCRIPTION -> transcription(webhook, parameters);
            case STREAM -> byContent(TwilioEventType.STREAM_UPDATED, webhook, parameters, "StreamSid", CALL);
            case PARTIAL_GATHER -> byContent(TwilioEventType.PARTIAL_GATHER, webhook, parameters, CALL);
            case MACHINE_DETECTION -> byContent(TwilioEventType.MACHINE_DETECTED, webhook, parameters, CALL);
            case OTHER -> byContent(TwilioEventType.OTHER_VOICE_CALLBACK, webhook, parameters, CALL);
        };
    }

    /**
     * Twilio numbers the statuses of a call. The one callback that a number itself makes, at the end of a call, may come
     * without a number and then goes by its status.
     */
    private static EventName callStatus(ReceivedWebhook webhook, Form parameters) {
        var call = Naming.sid(parameters, CALL);
        var status = Naming.word(parameters, "CallStatus");
        var which = status.flatMap(each -> Naming.word(parameters, SEQUENCE).or(() -> status));
        return name(TwilioEventType.ofCallStatus(status.orElse("")), call, joined(call, which), webhook, parameters);
    }

    /** Twilio numbers the events of a conference, not those of a call in it. */
    private static EventName conference(ReceivedWebhook webhook, Form parameters) {
        var conference = Naming.sid(parameters, CONFERENCE);
        var sequence = Naming.word(parameters, SEQUENCE);
        var event = Naming.word(parameters, "StatusCallbackEvent");
        var id = joined(joined(conference, sequence), event);
        return new EventName(
                TwilioEventType.ofConference(event.orElse("")),
                conference.orElse(null),
                id.orElseGet(() -> webhook.fingerprint(parameters)),
                Naming.keyOf(parameters, CONFERENCE, CALL));
    }

    private static EventName recording(ReceivedWebhook webhook, Form parameters) {
        var recording = Naming.sid(parameters, "RecordingSid");
        var status = Naming.word(parameters, "RecordingStatus");
        return name(TwilioEventType.RECORDING, recording, joined(recording, status), webhook, parameters);
    }

    private static EventName transcription(ReceivedWebhook webhook, Form parameters) {
        var transcription = Naming.sid(parameters, "TranscriptionSid");
        var status = Naming.word(parameters, "TranscriptionStatus");
        return name(TwilioEventType.TRANSCRIPTION, transcription, joined(transcription, status), webhook, parameters);
    }

    private static EventName byContent(String type, ReceivedWebhook webhook, Form parameters, String... subjects) {
        var subject = Naming.sid(parameters, subjects);
        var id = joined(subject, Optional.of(webhook.fingerprint(parameters)));
        return name(type, subject, id, webhook, parameters);
    }

    /**
     * What happened in the middle of a call. Nothing in it says which time this is, but its URL names the place in the
     * plan, and no call comes by the same place twice.
     */
    static Naming step(String type) {
        return (webhook, parameters) -> byContent(type, webhook, parameters, CALL);
    }

    /** Whether it concerns a call and no message. */
    static boolean isOfCall(Form parameters) {
        return Naming.sid(parameters, CALL, CONFERENCE).isPresent()
                && MessagingNames.sid(parameters).isEmpty();
    }

    private static Optional<String> joined(Optional<String> sid, Optional<String> which) {
        return sid.flatMap(one -> which.map(other -> one + "/" + other));
    }

    private static EventName name(
            String type, Optional<String> subject, Optional<String> id, ReceivedWebhook webhook, Form parameters) {
        return new EventName(
                type,
                subject.orElse(null),
                id.orElseGet(() -> webhook.fingerprint(parameters)),
                Naming.keyOf(parameters, CALL));
    }
}
