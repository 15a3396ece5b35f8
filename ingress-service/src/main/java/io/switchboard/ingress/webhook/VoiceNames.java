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

    private VoiceNames() {}

    static EventName inboundCall(ReceivedWebhook webhook, Form parameters) {
        var call = Naming.word(parameters, CALL);
        return name(TwilioEventType.INBOUND_CALL, call, call, webhook, parameters);
    }

    /**
     * Twilio numbers the statuses of a call. The one callback that a number itself makes, at the end of a call, may come
     * without a number and then goes by its status.
     */
    static EventName callStatus(ReceivedWebhook webhook, Form parameters) {
        var call = Naming.word(parameters, CALL);
        var which = Naming.word(parameters, "SequenceNumber", "CallStatus");
        return name(
                TwilioEventType.ofCallStatus(Naming.text(parameters, "CallStatus")),
                call,
                joined(call, which),
                webhook,
                parameters);
    }

    static EventName recording(ReceivedWebhook webhook, Form parameters) {
        var recording = Naming.word(parameters, "RecordingSid");
        var status = Naming.word(parameters, "RecordingStatus");
        return name(TwilioEventType.RECORDING, recording, joined(recording, status), webhook, parameters);
    }

    static EventName transcription(ReceivedWebhook webhook, Form parameters) {
        var transcription = Naming.word(parameters, "TranscriptionSid");
        var status = Naming.word(parameters, "TranscriptionStatus");
        return name(TwilioEventType.TRANSCRIPTION, transcription, joined(transcription, status), webhook, parameters);
    }

    /**
     * What happened in the middle of a call. Nothing in it says which time this is, but its URL names the place in the
     * plan, and no call comes by the same place twice.
     */
    static Naming step(String type) {
        return (webhook, parameters) -> {
            var call = Naming.word(parameters, CALL);
            return name(type, call, joined(call, Optional.of(webhook.fingerprint())), webhook, parameters);
        };
    }

    static boolean isCallStatus(Form parameters) {
        return Naming.word(parameters, CALL).isPresent()
                && MessagingNames.sid(parameters).isEmpty();
    }

    private static Optional<String> joined(Optional<String> sid, Optional<String> which) {
        return sid.flatMap(one -> which.map(other -> one + "/" + other));
    }

    private static EventName name(
            String type, Optional<String> subject, Optional<String> id, ReceivedWebhook webhook, Form parameters) {
        return new EventName(
                type, subject.orElse(null), id.orElseGet(webhook::fingerprint), Naming.keyOf(parameters, CALL));
    }
}
