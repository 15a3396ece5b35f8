package io.switchboard.emulator.call;

import java.util.LinkedHashMap;
import java.util.Map;

import io.switchboard.emulator.call.CallRecorder.Source;
import io.switchboard.emulator.rest.SidGenerator;
import io.switchboard.emulator.twiml.TwimlVerb.ActionLink;
import io.switchboard.emulator.twiml.TwimlVerb.RecordMessage;
import io.switchboard.emulator.webhook.Webhook;

/** Carries out a Record: the caller leaves a message, or is silent. */
final class RecordExecutor {
    private static final int SHORTEST_TRANSCRIBED = 2;
    private static final int LONGEST_TRANSCRIBED = 120;

    private final OngoingCall call;
    private final CalledApplication application;
    private final CallRecorder recorder;

    RecordExecutor(OngoingCall call, CalledApplication application, CallRecorder recorder) {
        this.call = call;
        this.application = application;
        this.recorder = recorder;
    }

    NextStep take(RecordMessage verb, CallLeg leg) throws InterruptedException {
        leg.answer();
        if (verb.playBeep()) {
            leg.hears("(beep)");
        }
        var tape = recorder.begin(Source.RECORD_VERB, 1, verb.recordingCallback());
        var seconds = call.clock().pass(Math.min(call.plan().speaksForSeconds(), verb.maxLength()));
        if (seconds > 0) {
            leg.does("speaks", "for %d s".formatted(seconds));
        }
        var ended = ended(verb, seconds);
        var recording = recorder.end(tape, seconds);
        if (recording.isEmpty()) {
            return new NextStep.GoOn();
        }
        var transcribe = verb.transcribeCallback();
        if (transcribe != null) {
            transcribe(recording.get(), leg, transcribe);
        }
        return new NextStep.Ask(verb.action(), parameters(recording.get(), leg, ended));
    }

    /** The key that ended the recording, {@code hangup}, or empty after silence or at the maximum length. */
    private String ended(RecordMessage verb, int seconds) throws InterruptedException {
        var how = call.plan().endsMessageWith();
        if (call.clock().isOver() || (how.equals("hangup") && seconds > 0)) {
            call.clock().end();
            return "hangup";
        }
        if (seconds == verb.maxLength()) {
            return "";
        }
        if (seconds > 0 && verb.finishOnKey().contains(how)) {
            return how;
        }
        call.clock().pass(verb.timeout());
        return call.clock().isOver() ? "hangup" : "";
    }

    private Map<String, String> parameters(Recording recording, CallLeg leg, String ended) {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("RecordingUrl", recording.url());
        parameters.put("RecordingSid", recording.sid());
        parameters.put("RecordingDuration", String.valueOf(recording.seconds()));
        if (!ended.isEmpty()) {
            parameters.put("Digits", ended);
        }
        if (ended.equals("hangup")) {
            leg.end("completed");
        }
        return parameters;
    }

    private void transcribe(Recording recording, CallLeg leg, ActionLink callback) {
        var possible = recording.seconds() >= SHORTEST_TRANSCRIBED && recording.seconds() <= LONGEST_TRANSCRIBED;
        var sid = SidGenerator.next("TR");
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("TranscriptionSid", sid);
        parameters.put("TranscriptionStatus", possible ? "completed" : "failed");
        parameters.put("TranscriptionText", possible ? call.plan().says() : "");
        parameters.put("TranscriptionUrl", recording.url().replaceFirst("/Recordings/.*", "/Transcriptions/" + sid));
        parameters.put("RecordingSid", recording.sid());
        parameters.put("RecordingUrl", recording.url());
        application.tell(Webhook.Kind.TRANSCRIPTION, call.sid(), callback, leg.parameters(parameters));
    }
}
