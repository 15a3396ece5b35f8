package io.switchboard.conversation.call;

import java.time.Instant;

import io.switchboard.events.call.Call.Recording;
import io.switchboard.events.call.CallRecordingChanged;

/** Makes the payload of an event about a recording of a call. */
public final class RecordingChange {

    private RecordingChange() {}

    /** Returns the payload for a change at this time. */
    public static CallRecordingChanged of(StoredCall call, Recording recording, Instant at) {
        return new CallRecordingChanged(
                call.id(),
                call.conversationId(),
                call.callSid(),
                recording.id(),
                recording.voicemail(),
                recording.durationSeconds(),
                recording.transcription(),
                at);
    }
}
