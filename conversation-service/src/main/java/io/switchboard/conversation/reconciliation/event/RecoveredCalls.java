package io.switchboard.conversation.reconciliation.event;

import io.switchboard.conversation.reconciliation.event.RecoveredEvent.Kind;
import io.switchboard.events.twilio.TwilioEventType;
import io.switchboard.twilio.history.PastCall;
import io.switchboard.twilio.history.PastRecording;

/**
 * Makes the events that the webhooks of an account's calls and recordings would have caused, under the same rules as {@link
 * RecoveredMessages}.
 */
public final class RecoveredCalls {

    private final RecoveryAccount account;

    public RecoveredCalls(RecoveryAccount account) {
        this.account = account;
    }

    /** Makes the event of a call from a customer. Its status is the one that the webhook of a new call has. */
    public RecoveredEvent call(PastCall call) {
        return account.event(
                Kind.CALL,
                call.sid(),
                TwilioEventType.INBOUND_CALL,
                call.sid(),
                account.first(call.startTime(), call.dateCreated()),
                "/api/webhooks/voice",
                call.sid(),
                parameters(call).add("CallStatus", "ringing"));
    }

    /**
     * Makes the event of the end of a call or of a leg. Twilio's list has no sequence numbers, so it has the id of a callback
     * without one; what a late callback with a number adds to the call is the same.
     */
    public RecoveredEvent status(PastCall call) {
        var at = account.first(call.endTime(), call.beganAt());
        var parameters = parameters(call)
                .add("CallStatus", call.status())
                .add("CallDuration", call.durationSeconds())
                .add("Timestamp", RecoveryAccount.rfc2822(at))
                .add("CallbackSource", "call-progress-events");
        return account.event(
                Kind.CALL_STATUS,
                call.sid() + "/" + call.status(),
                TwilioEventType.ofCallStatus(call.status()),
                call.sid(),
                at,
                "/api/webhooks/voice/status",
                call.sid(),
                parameters);
    }

    /**
     * Makes the event of a recording.
     *
     * @param path the path of the audio below Twilio's API
     */
    public RecoveredEvent recording(PastRecording recording, String callSid, String path) {
        var start = recording.startTime();
        var parameters = new WebhookParameters()
                .add("AccountSid", account.sid())
                .add("CallSid", callSid)
                .add("RecordingSid", recording.sid())
                .add("RecordingUrl", account.apiUrl() + path)
                .add("RecordingStatus", recording.status())
                .add("RecordingDuration", recording.durationSeconds())
                .add("RecordingChannels", recording.channels())
                .add("RecordingStartTime", start == null ? null : RecoveryAccount.rfc2822(start))
                .add("RecordingSource", recording.source())
                .add("RecordingTrack", recording.track())
                .addErrorCode(recording.errorCode());
        return account.event(
                Kind.RECORDING,
                recording.sid() + "/" + recording.status(),
                TwilioEventType.RECORDING,
                recording.sid(),
                account.first(recording.dateUpdated(), recording.dateCreated()),
                "/api/webhooks/voice/recording",
                callSid,
                parameters);
    }

    private WebhookParameters parameters(PastCall call) {
        return new WebhookParameters()
                .add("CallSid", call.sid())
                .add("ParentCallSid", call.parentCallSid())
                .add("AccountSid", account.sid())
                .add("From", call.from())
                .add("To", call.to())
                .add("Caller", call.from())
                .add("Called", call.to())
                .add("Direction", call.direction())
                .add("ForwardedFrom", call.forwardedFrom())
                .add("CallerName", call.callerName())
                .add("ApiVersion", RecoveryAccount.API_VERSION);
    }
}
