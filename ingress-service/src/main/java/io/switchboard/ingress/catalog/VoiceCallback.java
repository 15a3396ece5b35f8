package io.switchboard.ingress.catalog;

import java.util.stream.Stream;

import io.switchboard.ingress.form.FormParameters;

/**
 * Names the Twilio product that sends a callback of a call. Several products number their callbacks from 0 for each call, so
 * that the number identifies only call progress.
 *
 * @see <a href="https://www.twilio.com/docs/events/event-types/voice/status-callback">Status callbacks</a>
 */
enum VoiceCallback {
    /** The call itself: ringing, answered, completed. */
    PROGRESS,
    CONFERENCE,
    RECORDING,
    /** The transcription of a recording. */
    TRANSCRIPTION,
    STREAM,
    PARTIAL_GATHER,
    MACHINE_DETECTION,
    /** A new or rare product: payments, live transcriptions, queues. */
    OTHER;

    private static final String SOURCE = "CallbackSource";
    private static final String CALL_PROGRESS = "call-progress-events";

    static VoiceCallback of(FormParameters parameters) {
        if (isCallProgress(parameters)) {
            return PROGRESS;
        }
        if (hasAny(parameters, "RecordingStatus")) {
            return RECORDING;
        }
        if (hasAny(parameters, "ConferenceSid")) {
            return CONFERENCE;
        }
        if (hasAny(parameters, "TranscriptionStatus")) {
            return TRANSCRIPTION;
        }
        if (hasAny(parameters, "StreamSid", "StreamEvent")) {
            return STREAM;
        }
        if (hasAny(parameters, "UnstableSpeechResult", "StableSpeechResult", "SpeechActivity")) {
            return PARTIAL_GATHER;
        }
        // The last status of a call that was made with detection repeats its result.
        if (hasAny(parameters, "AnsweredBy", "MachineDetectionDuration") && !hasAny(parameters, "CallDuration")) {
            return MACHINE_DETECTION;
        }
        return hasAny(
                        parameters,
                        SOURCE,
                        "StatusCallbackEvent",
                        "TranscriptionEvent",
                        "TranscriptionSid",
                        "PaymentSid",
                        "QueueSid",
                        "SiprecSid",
                        "SiprecEvent",
                        "DialCallStatus",
                        "ReferTransferTarget")
                ? OTHER
                : PROGRESS;
    }

    /** Returns whether Twilio itself calls it the progress of a call, which a request for TwiML never is. */
    static boolean isCallProgress(FormParameters parameters) {
        return CALL_PROGRESS.equals(parameters.first(SOURCE));
    }

    private static boolean hasAny(FormParameters parameters, String... names) {
        return Stream.of(names)
                .anyMatch(name -> !EventMapping.text(parameters, name).isEmpty());
    }
}
