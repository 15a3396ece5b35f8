package io.switchboard.conversation.reconciliation;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.switchboard.conversation.reconciliation.RecoveredEvent.Kind;
import io.switchboard.directory.Account;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.Topics;
import io.switchboard.events.twilio.TwilioEvent;
import io.switchboard.events.twilio.TwilioEventType;
import io.switchboard.twilio.history.PastCall;
import io.switchboard.twilio.history.PastMedia;
import io.switchboard.twilio.history.PastMessage;
import io.switchboard.twilio.history.PastRecording;
import org.jspecify.annotations.Nullable;

/**
 * Makes the events that the webhooks of an account would have caused, with the same ids, types, keys and parameters. Twilio's
 * lists have other names for the parameters and lack some of them, see {@code docs/reconciliation.md}. An event has
 * Twilio's own time, so that it takes its place in the conversation, and so that it is the same event in each sweep.
 */
final class RecoveredEvents {

    /** The source of the events, before the account. */
    static final String SOURCE = "/conversation-service/reconciliation/accounts/";

    private static final String API_VERSION = "2010-04-01";

    private final Account account;
    private final String apiUrl;
    private final Instant now;

    /**
     * Creates the maker of one account's events.
     *
     * @param apiUrl Twilio's API, or what stands in for it: the beginning of the URLs of media
     * @param now the time of what Twilio gives none
     */
    RecoveredEvents(Account account, String apiUrl, Instant now) {
        this.account = account;
        this.apiUrl = apiUrl.replaceAll("/+$", "");
        this.now = now;
    }

    /**
     * Makes the event of a message from a customer.
     *
     * @param mediaPaths the paths of the media below Twilio's API, in the order of {@code media}
     */
    RecoveredEvent message(PastMessage message, List<PastMedia> media, List<String> mediaPaths) {
        var parameters = new Parameters()
                .add("MessageSid", message.sid())
                .add("SmsSid", message.sid())
                .add("SmsMessageSid", message.sid())
                .add("AccountSid", account.accountSid())
                .add("MessagingServiceSid", message.messagingServiceSid())
                .add("From", message.from())
                .add("To", message.to())
                .addAlways("Body", message.body())
                .add("NumMedia", Integer.toString(media.size()))
                .add("NumSegments", message.segments())
                .add("SmsStatus", "received")
                .add("ApiVersion", API_VERSION);
        for (var n = 0; n < media.size(); n++) {
            parameters
                    .add("MediaUrl" + n, apiUrl + mediaPaths.get(n))
                    .add("MediaContentType" + n, media.get(n).contentType());
        }
        return event(
                Kind.MESSAGE,
                message.sid(),
                TwilioEventType.INBOUND_MESSAGE,
                message.sid(),
                first(message.dateSent(), message.dateCreated()),
                message.to().startsWith("whatsapp:") ? "/api/webhooks/whatsapp" : "/api/webhooks/sms",
                Topics.pairKey(message.to(), message.from()),
                parameters);
    }

    /** Makes the event of the present status of a message that was sent. */
    RecoveredEvent status(PastMessage message) {
        var parameters = new Parameters()
                .add("MessageSid", message.sid())
                .add("SmsSid", message.sid())
                .add("AccountSid", account.accountSid())
                .add("MessagingServiceSid", message.messagingServiceSid())
                .add("From", message.from())
                .add("To", message.to())
                .add("MessageStatus", message.status())
                .add("SmsStatus", message.status())
                .add(
                        "ErrorCode",
                        message.errorCode() == null ? null : message.errorCode().toString())
                .add("ErrorMessage", message.errorMessage())
                .add("ApiVersion", API_VERSION);
        return event(
                Kind.MESSAGE_STATUS,
                message.sid() + "/" + message.status(),
                TwilioEventType.ofMessageStatus(message.status()),
                message.sid(),
                first(message.dateUpdated(), message.dateSent()),
                "/api/webhooks/status",
                Topics.pairKey(message.from(), message.to()),
                parameters);
    }

    /** Makes the event of a call from a customer. Its status is the one that the webhook of a new call has. */
    RecoveredEvent call(PastCall call) {
        return event(
                Kind.CALL,
                call.sid(),
                TwilioEventType.INBOUND_CALL,
                call.sid(),
                first(call.startTime(), call.dateCreated()),
                "/api/webhooks/voice",
                call.sid(),
                parameters(call).add("CallStatus", "ringing"));
    }

    /**
     * Makes the event of the end of a call or of a leg. Twilio's list has no sequence numbers, so it has the id of a callback
     * without one; what a late callback with a number adds to the call is the same.
     */
    RecoveredEvent status(PastCall call) {
        var at = first(call.endTime(), call.beganAt());
        var parameters = parameters(call)
                .add("CallStatus", call.status())
                .add("CallDuration", call.durationSeconds())
                .add("Timestamp", rfc2822(at))
                .add("CallbackSource", "call-progress-events");
        return event(
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
    RecoveredEvent recording(PastRecording recording, String callSid, String path) {
        var start = recording.startTime();
        var parameters = new Parameters()
                .add("AccountSid", account.accountSid())
                .add("CallSid", callSid)
                .add("RecordingSid", recording.sid())
                .add("RecordingUrl", apiUrl + path)
                .add("RecordingStatus", recording.status())
                .add("RecordingDuration", recording.durationSeconds())
                .add("RecordingChannels", recording.channels())
                .add("RecordingStartTime", start == null ? null : rfc2822(start))
                .add("RecordingSource", recording.source())
                .add("RecordingTrack", recording.track())
                .add(
                        "ErrorCode",
                        recording.errorCode() == null
                                ? null
                                : recording.errorCode().toString());
        return event(
                Kind.RECORDING,
                recording.sid() + "/" + recording.status(),
                TwilioEventType.RECORDING,
                recording.sid(),
                first(recording.dateUpdated(), recording.dateCreated()),
                "/api/webhooks/voice/recording",
                callSid,
                parameters);
    }

    private Parameters parameters(PastCall call) {
        return new Parameters()
                .add("CallSid", call.sid())
                .add("ParentCallSid", call.parentCallSid())
                .add("AccountSid", account.accountSid())
                .add("From", call.from())
                .add("To", call.to())
                .add("Caller", call.from())
                .add("Called", call.to())
                .add("Direction", call.direction())
                .add("ForwardedFrom", call.forwardedFrom())
                .add("CallerName", call.callerName())
                .add("ApiVersion", API_VERSION);
    }

    private RecoveredEvent event(
            Kind kind,
            String id,
            String type,
            String subject,
            Instant at,
            String path,
            String key,
            Parameters parameters) {
        var twilio = new TwilioEvent(id, type, account.accountSid(), at, path, Map.of(), parameters.values());
        return new RecoveredEvent(
                kind,
                kind == Kind.MESSAGE || kind == Kind.MESSAGE_STATUS ? Topics.TWILIO_MESSAGING : Topics.TWILIO_VOICE,
                key,
                new CloudEvent<>(id, type, SOURCE + account.accountSid(), subject, at, account.tenantId(), twilio));
    }

    private Instant first(@Nullable Instant one, @Nullable Instant other) {
        if (one != null) {
            return one;
        }
        return other == null ? now : other;
    }

    private static String rfc2822(Instant time) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(time.atOffset(ZoneOffset.UTC));
    }

    /** The parameters of a webhook, in their order. */
    private static final class Parameters {

        private final Map<String, List<String>> values = new LinkedHashMap<>();

        /** Adds a parameter, unless Twilio has no value for it. */
        Parameters add(String name, @Nullable String value) {
            return value == null || value.isEmpty() ? this : addAlways(name, value);
        }

        Parameters addAlways(String name, String value) {
            values.put(name, List.of(value));
            return this;
        }

        Map<String, List<String>> values() {
            return values;
        }
    }
}
