package io.switchboard.conversation.call.receiving;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import io.switchboard.conversation.call.state.CallFact;
import io.switchboard.conversation.call.state.CallFact.Kind;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.twilio.TwilioEvent;
import io.switchboard.events.twilio.TwilioEventType;
import io.switchboard.kafka.listener.EventTimes;
import io.switchboard.kafka.listener.UnprocessableEvent;
import io.switchboard.web.TenantId;
import io.switchboard.web.UnicodeText;
import org.jspecify.annotations.Nullable;

/**
 * Reads facts about calls from the events of Twilio's voice webhooks. Every value is made well-formed and cut to a maximum
 * length, so that a call can be stored and published.
 *
 * @see <a href="https://www.twilio.com/docs/voice/twiml">Twilio's parameters</a>
 */
final class CallEventReader {

    private static final Pattern SID = Pattern.compile("[A-Z]{2}[0-9a-fA-F]{32}");
    private static final Pattern STATUS = Pattern.compile("[A-Za-z][A-Za-z_-]{0,63}");

    private static final int MAX_VALUE_LENGTH = 256;

    /** Twilio transcribes at most two minutes, which are about 2,500 characters. */
    private static final int MAX_TEXT_LENGTH = 4_096;

    private static final int MAX_EVENT_LENGTH = 256;

    private static final Set<String> PARAMETERS =
            Set.of(("CallStatus Direction From To CallerName ForwardedFrom ParentCallSid SequenceNumber CallDuration"
                            + " Timestamp DialCallStatus DialCallSid DialCallDuration DialBridged Digits SpeechResult"
                            + " RecordingSid RecordingStatus RecordingDuration RecordingChannels RecordingSource RecordingStartTime"
                            + " TranscriptionSid TranscriptionStatus TranscriptionText ErrorCode")
                    .split(" "));

    /** The kinds of webhooks whose answer the caller hears; a destination hears that to a whisper. */
    private static final Set<Kind> HEARD_BY_CALLER = Set.of(Kind.RECEIVED, Kind.MENU, Kind.DIAL, Kind.VOICEMAIL);

    private static final Map<String, Kind> KINDS = Map.of(
            TwilioEventType.INBOUND_CALL, Kind.RECEIVED,
            TwilioEventType.DIAL_FINISHED, Kind.DIAL,
            TwilioEventType.GATHER_FINISHED, Kind.MENU,
            TwilioEventType.RECORD_FINISHED, Kind.VOICEMAIL,
            TwilioEventType.TWIML_REQUESTED, Kind.WHISPER,
            TwilioEventType.RECORDING, Kind.RECORDING,
            TwilioEventType.TRANSCRIPTION, Kind.TRANSCRIPTION);

    private CallEventReader() {}

    /**
     * Returns whether the event is about a call. Conferences, media streams, partial results and products that are new have
     * events of their own on the same topic, which say nothing about a call's life.
     */
    static boolean isAboutCall(CloudEvent<TwilioEvent> event) {
        return kind(event.type()).isPresent()
                && !(event.data().text("CallSid").isEmpty()
                        && !event.data().text("ConferenceSid").isEmpty());
    }

    /**
     * Checks everything that storing the event requires; an event that is about no call needs nothing.
     *
     * @throws UnprocessableEvent naming the part that is missing or malformed
     */
    static void check(CloudEvent<TwilioEvent> event) {
        if (isAboutCall(event)) {
            read(event);
        }
    }

    /** Reads the fact of an event that passed the {@link #check}. */
    static ReportedFact read(CloudEvent<TwilioEvent> event) {
        var twilio = event.data();
        EventTimes.check(twilio.receivedAt(), "receivedAt", event.id());
        if (event.id().length() > MAX_EVENT_LENGTH) {
            throw new UnprocessableEvent("The id of an event is too long");
        }
        var tenant = TenantId.parse(event.tenantId())
                .orElseThrow(
                        () -> new UnprocessableEvent("ce_tenantid is missing or malformed in event " + event.id()));
        var kind = kind(event.type()).orElseThrow();
        var sid = required(event, SID, "CallSid");
        switch (kind) {
            case STATUS -> required(event, STATUS, "CallStatus");
            case RECORDING -> {
                required(event, SID, "RecordingSid");
                required(event, STATUS, "RecordingStatus");
            }
            case TRANSCRIPTION -> {
                required(event, SID, "RecordingSid");
                required(event, STATUS, "TranscriptionStatus");
            }
            case RECEIVED, DIAL, MENU, VOICEMAIL, WHISPER -> {}
        }
        var parent = parent(twilio, sid);
        var leg = parent == null ? null : sid;
        var fact = new CallFact(event.id(), kind, twilio.receivedAt(), leg, values(twilio, kind));
        return new ReportedFact(
                tenant,
                parent == null ? sid : parent,
                twilio.accountSid(),
                twilio.queryParameter("callId"),
                fact,
                event);
    }

    /** The call that a leg was made for. Only a leg that a Dial created belongs to another call. */
    private static @Nullable String parent(TwilioEvent twilio, String sid) {
        var parent = twilio.text("ParentCallSid");
        return twilio.text("Direction").startsWith("outbound-dial")
                        && SID.matcher(parent).matches()
                        && !parent.equals(sid)
                ? parent
                : null;
    }

    private static Optional<Kind> kind(String type) {
        return TwilioEventType.isCallStatus(type) ? Optional.of(Kind.STATUS) : Optional.ofNullable(KINDS.get(type));
    }

    private static String required(CloudEvent<TwilioEvent> event, Pattern form, String name) {
        var value = event.data().text(name);
        if (!form.matcher(value).matches()) {
            throw new UnprocessableEvent(name + " is missing or malformed in event " + event.id());
        }
        return value;
    }

    private static Map<String, String> values(TwilioEvent twilio, Kind kind) {
        var values = new HashMap<String, String>();
        for (var name : PARAMETERS) {
            put(values, name, twilio.text(name), name.equals("TranscriptionText") ? MAX_TEXT_LENGTH : MAX_VALUE_LENGTH);
        }
        var node = twilio.queryParameter("at");
        put(values, "node", node == null ? "" : node, MAX_VALUE_LENGTH);
        var answer = twilio.answer();
        if (answer != null && HEARD_BY_CALLER.contains(kind)) {
            put(values, CallFact.SAID, SpokenWords.of(answer.body()), MAX_VALUE_LENGTH);
        }
        return values;
    }

    private static void put(Map<String, String> values, String name, String value, int maxLength) {
        if (!value.isBlank()) {
            values.put(name, UnicodeText.bounded(value, maxLength));
        }
    }
}
