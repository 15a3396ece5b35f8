package io.switchboard.events.twilio;

import java.util.Map;
import java.util.Set;

/**
 * The types of raw Twilio events: the names of Twilio's Event Streams where there is one, ours otherwise.
 *
 * @see <a href="https://www.twilio.com/docs/events/event-types">Twilio's event types</a>
 */
public final class TwilioEventType {

    public static final String INBOUND_MESSAGE = "com.twilio.messaging.inbound-message.received";

    /** A message status for which Event Streams has no type, such as {@code sending} or one that is new. */
    public static final String OTHER_MESSAGE_STATUS = "io.switchboard.messaging.message-status.received";

    /** A call to one of our numbers. Event Streams has no type for it. */
    public static final String INBOUND_CALL = "io.switchboard.voice.inbound-call.received";

    /** Twilio requested TwiML during a call: the announcement to the callee before the two are connected. */
    public static final String TWIML_REQUESTED = "com.twilio.voice.twiml.requested";

    public static final String DIAL_FINISHED = "com.twilio.voice.twiml.dial.finished";
    public static final String GATHER_FINISHED = "com.twilio.voice.twiml.gather.finished";
    public static final String RECORD_FINISHED = "com.twilio.voice.twiml.record.finished";

    /** A call status for which Event Streams has no type, such as {@code queued} or one that is new. */
    public static final String OTHER_CALL_STATUS = "io.switchboard.voice.call-status.received";

    /** A conference began, ended or changed. */
    public static final String CONFERENCE_UPDATED = "com.twilio.voice.status-callback.conference.updated";

    /** A participant joined or left a conference, was muted, was put on hold, spoke. */
    public static final String CONFERENCE_PARTICIPANT_UPDATED =
            "com.twilio.voice.status-callback.conference.participant.updated";

    /** An announcement to a conference or to one of its participants ended or failed. */
    public static final String ANNOUNCEMENT = "com.twilio.voice.status-callback.announcement.processed";

    /** Answering-machine detection has a result. */
    public static final String MACHINE_DETECTED = "com.twilio.voice.status-callback.amd.detected";

    /** Speech of a caller, recognised so far. */
    public static final String PARTIAL_GATHER = "com.twilio.voice.status-callback.gather.partial.captured";

    /** A media stream started, stopped or failed. */
    public static final String STREAM_UPDATED = "com.twilio.voice.status-callback.stream.updated";

    /** A callback of a call for which Event Streams has no type, of a product that is new or rare. */
    public static final String OTHER_VOICE_CALLBACK = "io.switchboard.voice.callback.received";

    public static final String RECORDING = "com.twilio.voice.status-callback.recording.processed";
    public static final String TRANSCRIPTION = "com.twilio.voice.status-callback.transcription.processed";

    /**
     * An event of Twilio Conversations for which Event Streams has no type: those before something happens
     * ({@code onMessageAdd}), deliveries, and later additions.
     */
    public static final String OTHER_CONVERSATIONS_EVENT = "io.switchboard.conversations.event.received";

    public static final String ERROR_LOGGED = "com.twilio.error-logs.error.logged";

    private static final String MESSAGE = "com.twilio.messaging.message.";
    private static final Set<String> STREAMED = Set.of("queued", "sent", "delivered", "undelivered", "failed", "read");

    private static final String CALL = "com.twilio.voice.status-callback.call.";

    /** Twilio's statuses and the progress events they belong to: a call that fails reports itself as completed. */
    private static final Map<String, String> CALL_PROGRESS = Map.of(
            "initiated", "initiated",
            "ringing", "ringing",
            "in-progress", "answered",
            "completed", "completed",
            "busy", "completed",
            "failed", "completed",
            "no-answer", "completed",
            "canceled", "completed");

    private static final String CONVERSATIONS = "com.twilio.conversations.";
    private static final Map<String, String> AFTER_THE_FACT = Map.ofEntries(
            Map.entry("onMessageAdded", "message.added"),
            Map.entry("onMessageUpdated", "message.updated"),
            Map.entry("onMessageRemoved", "message.removed"),
            Map.entry("onConversationAdded", "conversation.added"),
            Map.entry("onConversationUpdated", "conversation.updated"),
            Map.entry("onConversationRemoved", "conversation.removed"),
            Map.entry("onConversationStateUpdated", "conversation-state.updated"),
            Map.entry("onParticipantAdded", "participant.added"),
            Map.entry("onParticipantUpdated", "participant.updated"),
            Map.entry("onParticipantRemoved", "participant.removed"),
            Map.entry("onUserAdded", "user.added"),
            Map.entry("onUserUpdated", "user.updated"));

    private TwilioEventType() {}

    /** The type of a message status callback. */
    public static String ofMessageStatus(String status) {
        return STREAMED.contains(status) ? MESSAGE + status : OTHER_MESSAGE_STATUS;
    }

    public static boolean isMessageStatus(String type) {
        return type.startsWith(MESSAGE) || type.equals(OTHER_MESSAGE_STATUS);
    }

    /** The type of a call status callback, by its {@code CallStatus}. */
    public static String ofCallStatus(String status) {
        var progress = CALL_PROGRESS.get(status);
        return progress == null ? OTHER_CALL_STATUS : CALL + progress;
    }

    public static boolean isCallStatus(String type) {
        return type.startsWith(CALL) || type.equals(OTHER_CALL_STATUS);
    }

    /** The type of a conference's callback, by its {@code StatusCallbackEvent}. */
    public static String ofConference(String event) {
        if (event.startsWith("participant-")) {
            return CONFERENCE_PARTICIPANT_UPDATED;
        }
        return event.startsWith("announcement-") ? ANNOUNCEMENT : CONFERENCE_UPDATED;
    }

    /** The type of a Conversations webhook, by its {@code EventType}. */
    public static String ofConversations(String eventType) {
        var happened = AFTER_THE_FACT.get(eventType);
        return happened == null ? OTHER_CONVERSATIONS_EVENT : CONVERSATIONS + happened;
    }
}
