package io.switchboard.ingress.catalog;

import java.util.Optional;

import io.switchboard.events.twilio.TwilioEventType;
import io.switchboard.ingress.form.FormParameters;
import io.switchboard.ingress.request.ReceivedWebhook;

/**
 * Maps webhooks of calls to events. All events of a call have its key, so that they stay in order.
 *
 * @see <a href="https://www.twilio.com/docs/voice/twiml">TwiML for voice</a>
 * @see <a href="https://www.twilio.com/docs/voice/api/call-resource">Call statuses</a>
 * @see <a href="https://www.twilio.com/docs/voice/api/recording">Recording statuses</a>
 */
final class VoiceEvents {

    private static final String CALL = "CallSid";
    private static final String CONFERENCE = "ConferenceSid";
    private static final String SEQUENCE = "SequenceNumber";

    private VoiceEvents() {}

    static EventIdentity inboundCall(ReceivedWebhook webhook, FormParameters parameters) {
        var call = EventMapping.sid(parameters, CALL);
        return name(TwilioEventType.INBOUND_CALL, call, call, webhook, parameters);
    }

    /** Identifies a callback by its content, which tells the product, and not by its path. */
    static EventIdentity callback(ReceivedWebhook webhook, FormParameters parameters) {
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
     * Identifies a status of a call by its sequence number. The callback that a phone number makes at the end of a call may
     * have none and is identified by its status.
     */
    private static EventIdentity callStatus(ReceivedWebhook webhook, FormParameters parameters) {
        var call = EventMapping.sid(parameters, CALL);
        var status = EventMapping.word(parameters, "CallStatus");
        var sequenceOrStatus =
                status.flatMap(word -> EventMapping.word(parameters, SEQUENCE).or(() -> status));
        return name(
                TwilioEventType.ofCallStatus(status.orElse("")),
                call,
                joined(call, sequenceOrStatus),
                webhook,
                parameters);
    }

    /** Identifies an event of a conference by its sequence number, which counts per conference and not per call. */
    private static EventIdentity conference(ReceivedWebhook webhook, FormParameters parameters) {
        var conference = EventMapping.sid(parameters, CONFERENCE);
        var sequence = EventMapping.word(parameters, SEQUENCE);
        var event = EventMapping.word(parameters, "StatusCallbackEvent");
        var id = joined(joined(conference, sequence), event);
        return new EventIdentity(
                TwilioEventType.ofConference(event.orElse("")),
                conference.orElse(null),
                id.orElseGet(() -> webhook.fingerprint(parameters)),
                EventMapping.keyOf(parameters, CONFERENCE, CALL));
    }

    private static EventIdentity recording(ReceivedWebhook webhook, FormParameters parameters) {
        var recording = EventMapping.sid(parameters, "RecordingSid");
        var status = EventMapping.word(parameters, "RecordingStatus");
        return name(TwilioEventType.RECORDING, recording, joined(recording, status), webhook, parameters);
    }

    private static EventIdentity transcription(ReceivedWebhook webhook, FormParameters parameters) {
        var transcription = EventMapping.sid(parameters, "TranscriptionSid");
        var status = EventMapping.word(parameters, "TranscriptionStatus");
        return name(TwilioEventType.TRANSCRIPTION, transcription, joined(transcription, status), webhook, parameters);
    }

    private static EventIdentity byContent(
            String type, ReceivedWebhook webhook, FormParameters parameters, String... subjects) {
        var subject = EventMapping.sid(parameters, subjects);
        var id = joined(subject, Optional.of(webhook.fingerprint(parameters)));
        return name(type, subject, id, webhook, parameters);
    }

    /**
     * Maps a request for TwiML during a call. It has no sequence number, but its URL names the node of the voice plan, which a
     * call visits only once.
     */
    static EventMapping step(String type) {
        return (webhook, parameters) -> byContent(type, webhook, parameters, CALL);
    }

    /** Returns whether the parameters are about a call and not about a message. */
    static boolean isOfCall(FormParameters parameters) {
        return EventMapping.sid(parameters, CALL, CONFERENCE).isPresent()
                && MessagingEvents.sid(parameters).isEmpty();
    }

    private static Optional<String> joined(Optional<String> sid, Optional<String> which) {
        return sid.flatMap(one -> which.map(other -> one + "/" + other));
    }

    private static EventIdentity name(
            String type,
            Optional<String> subject,
            Optional<String> id,
            ReceivedWebhook webhook,
            FormParameters parameters) {
        return new EventIdentity(
                type,
                subject.orElse(null),
                id.orElseGet(() -> webhook.fingerprint(parameters)),
                EventMapping.keyOf(parameters, CALL));
    }
}
