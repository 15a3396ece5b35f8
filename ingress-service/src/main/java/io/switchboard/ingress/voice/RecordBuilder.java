package io.switchboard.ingress.voice;

import com.twilio.http.HttpMethod;
import com.twilio.twiml.voice.Record;
import io.switchboard.voiceplan.PlanNode;
import io.switchboard.voiceplan.VoicemailPlan;

/**
 * Creates the recording of a caller's message.
 *
 * @see <a href="https://www.twilio.com/docs/voice/twiml/record">Record</a>
 */
final class RecordBuilder {

    private RecordBuilder() {}

    static Record message(Call call, CallbackUrls urls, PlanNode node, VoicemailPlan voicemail) {
        var record = new Record.Builder()
                // Without an action Twilio would request this document again, endlessly.
                .action(urls.step(VoiceStep.VOICEMAIL, call.ourNumber(), node.path(), 0))
                .method(HttpMethod.POST)
                .maxLength(voicemail.maxSeconds())
                .playBeep(voicemail.beep())
                .finishOnKey("#")
                .recordingStatusCallback(urls.recording())
                .recordingStatusCallbackMethod(HttpMethod.POST);
        if (voicemail.transcribe()) {
            record.transcribe(true).transcribeCallback(urls.transcription());
        }
        return record.build();
    }
}
