package io.switchboard.ingress.catalog;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import io.switchboard.events.Topic;
import io.switchboard.events.Topics;
import io.switchboard.events.TwilioEvent;
import io.switchboard.events.TwilioEventType;
import io.switchboard.ingress.form.FormParameters;
import io.switchboard.ingress.request.WebhookReply;
import io.switchboard.ingress.voice.VoiceStep;
import org.jspecify.annotations.Nullable;

/**
 * Everything Twilio calls: where it comes to, which event it becomes, on which topic, what it is answered. Beside our own
 * paths stand older ones, so that a system that uses them can move here without touching Twilio's console. The whole is
 * written down in {@code docs/webhooks.md}.
 */
public enum WebhookFamily {
    /** A message from a customer, by SMS, MMS, WhatsApp or RCS. */
    INBOUND_MESSAGE(
            Topics.TWILIO_MESSAGING,
            MessagingEvents::inbound,
            WebhookReply.EMPTY_TWIML,
            Methods.GET_OR_POST,
            "/api/webhooks/sms",
            "/api/webhooks/whatsapp",
            "/api/twilio/sms-webhook",
            "/api/twilio/webhook",
            "/api/webhooks/twilio/sms/incoming"),

    /** What became of a message that we sent. */
    MESSAGE_STATUS(
            Topics.TWILIO_MESSAGING,
            MessagingEvents::status,
            WebhookReply.NO_CONTENT,
            Methods.POST,
            "/api/webhooks/status",
            "/api/webhooks/twilio/sms/status"),

    /** Statuses of messages and calls on one path, as an older system has it. */
    ANY_STATUS(
            Topics.TWILIO_MESSAGING,
            MessagingEvents::status,
            WebhookReply.NO_CONTENT,
            Methods.GET_OR_POST,
            "/api/twilio/status"),

    /** Somebody calls. */
    INBOUND_CALL(
            Topics.TWILIO_VOICE,
            VoiceEvents::inboundCall,
            VoiceStep.INCOMING,
            Methods.GET_OR_POST,
            VoiceStep.INCOMING.path(),
            "/api/twilio/voice",
            "/api/webhooks/twilio/voice/incoming"),

    /** A forwarded call has ended, or nobody took it. */
    DIAL_FINISHED(
            Topics.TWILIO_VOICE,
            VoiceEvents.step(TwilioEventType.DIAL_FINISHED),
            VoiceStep.DIAL,
            Methods.GET_OR_POST,
            VoiceStep.DIAL.path()),

    /** A caller has chosen from a menu, or nothing. */
    GATHER_FINISHED(
            Topics.TWILIO_VOICE,
            VoiceEvents.step(TwilioEventType.GATHER_FINISHED),
            VoiceStep.MENU,
            Methods.GET_OR_POST,
            VoiceStep.MENU.path()),

    /** A caller has left a message. */
    RECORD_FINISHED(
            Topics.TWILIO_VOICE,
            VoiceEvents.step(TwilioEventType.RECORD_FINISHED),
            VoiceStep.VOICEMAIL,
            Methods.GET_OR_POST,
            VoiceStep.VOICEMAIL.path()),

    /** Whoever a call is forwarded to has picked up and hears who it is for. */
    WHISPER(
            Topics.TWILIO_VOICE,
            VoiceEvents.step(TwilioEventType.TWIML_REQUESTED),
            VoiceStep.WHISPER,
            Methods.GET_OR_POST,
            VoiceStep.WHISPER.path()),

    /** How far a call has come. */
    CALL_STATUS(
            Topics.TWILIO_VOICE,
            VoiceEvents::callback,
            WebhookReply.NO_CONTENT,
            Methods.GET_OR_POST,
            "/api/webhooks/voice/status",
            "/api/webhooks/twilio/voice/status"),

    /** A recording can be fetched, or there is none. */
    RECORDING_STATUS(
            Topics.TWILIO_VOICE,
            VoiceEvents::callback,
            WebhookReply.NO_CONTENT,
            Methods.GET_OR_POST,
            "/api/webhooks/voice/recording",
            "/api/webhooks/twilio/voice/recording"),

    /** What was said in a recording. */
    TRANSCRIPTION(
            Topics.TWILIO_VOICE,
            VoiceEvents::callback,
            WebhookReply.NO_CONTENT,
            Methods.POST,
            "/api/webhooks/voice/transcription"),

    /** Anything of Twilio Conversations, before or after the fact; before it, our answer lets it happen. */
    CONVERSATIONS(
            Topics.TWILIO_CONVERSATIONS,
            ConversationsEvents::event,
            WebhookReply.EMPTY_JSON,
            Methods.GET_OR_POST,
            "/api/webhooks/conversations",
            "/functions/v1/twilio-webhook"),

    /** An error or warning that Twilio had with us or with a carrier. */
    DEBUGGER(
            Topics.TWILIO_DEBUGGER,
            DebuggerEvents::error,
            WebhookReply.NO_CONTENT,
            Methods.POST,
            "/api/webhooks/debugger");

    private static final Map<String, WebhookFamily> BY_PATH = byPath();

    @SuppressWarnings("ImmutableEnumChecker") // a record
    private final Topic<TwilioEvent> topic;

    @SuppressWarnings("ImmutableEnumChecker") // without state
    private final EventMapping naming;

    @SuppressWarnings("ImmutableEnumChecker") // nobody changes its bytes
    private final @Nullable WebhookReply reply;

    private final @Nullable VoiceStep step;

    @SuppressWarnings("ImmutableEnumChecker") // List.of
    private final List<String> methods;

    @SuppressWarnings("ImmutableEnumChecker") // List.of
    private final List<String> paths;

    /** One that gets the same answer every time. */
    WebhookFamily(
            Topic<TwilioEvent> topic, EventMapping naming, WebhookReply reply, List<String> methods, String... paths) {
        this(topic, naming, reply, null, methods, List.of(paths));
    }

    /** One at which a call's plan goes on. */
    WebhookFamily(
            Topic<TwilioEvent> topic, EventMapping naming, VoiceStep step, List<String> methods, String... paths) {
        this(topic, naming, null, step, methods, List.of(paths));
    }

    WebhookFamily(
            Topic<TwilioEvent> topic,
            EventMapping naming,
            @Nullable WebhookReply reply,
            @Nullable VoiceStep step,
            List<String> methods,
            List<String> paths) {
        this.topic = topic;
        this.naming = naming;
        this.reply = reply;
        this.step = step;
        this.methods = methods;
        this.paths = paths;
    }

    public static String[] allPaths() {
        return BY_PATH.keySet().toArray(String[]::new);
    }

    /** The one that comes to this path, which is one of {@link #allPaths()}. */
    public static WebhookFamily at(String path) {
        return Objects.requireNonNull(BY_PATH.get(path), path);
    }

    /** The methods by which Twilio may call this path; none where no webhook comes to. */
    public static List<String> methodsAt(String path) {
        var family = BY_PATH.get(path);
        return family == null ? List.of() : family.methods;
    }

    /**
     * The family as its content shows it: older systems, and people who fill in Twilio's console, have statuses come to where
     * texts do, and the reverse. What answers a call is decided by the path, unless Twilio calls it a call's progress.
     */
    public WebhookFamily of(FormParameters parameters) {
        return switch (this) {
            case INBOUND_MESSAGE, MESSAGE_STATUS, ANY_STATUS -> ofMessage(parameters);
            case CALL_STATUS -> isOfMessage(parameters) ? ofMessage(parameters) : this;
            case INBOUND_CALL -> VoiceCallback.isCallProgress(parameters) ? CALL_STATUS : this;
            default -> this;
        };
    }

    private WebhookFamily ofMessage(FormParameters parameters) {
        if (VoiceEvents.isOfCall(parameters)) {
            return CALL_STATUS;
        }
        if (MessagingEvents.isStatus(parameters)) {
            return MESSAGE_STATUS;
        }
        return this == INBOUND_MESSAGE || MessagingEvents.isInbound(parameters) ? INBOUND_MESSAGE : MESSAGE_STATUS;
    }

    private static boolean isOfMessage(FormParameters parameters) {
        return MessagingEvents.sid(parameters).isPresent()
                && parameters.first("CallSid") == null
                && (MessagingEvents.isStatus(parameters) || MessagingEvents.isInbound(parameters));
    }

    public Topic<TwilioEvent> topic() {
        return topic;
    }

    public EventMapping naming() {
        return naming;
    }

    /** What Twilio hears when all is well; null where each call has its own answer. */
    @Nullable
    public WebhookReply reply() {
        return reply;
    }

    /** The methods by which Twilio can be told to call it. */
    public List<String> methods() {
        return methods;
    }

    /** The point of a call at which Twilio asks how to go on; null where no call goes on. */
    @Nullable
    public VoiceStep step() {
        return step;
    }

    /** It is about one message. */
    public boolean isOfMessages() {
        return topic.equals(Topics.TWILIO_MESSAGING);
    }

    /** Somebody is on the line and waits for the answer. */
    public boolean isCall() {
        return step != null;
    }

    /** The parameters that may name the account that signed: an error of a subaccount is reported to its parent. */
    public List<String> signers() {
        return this == DEBUGGER ? List.of("AccountSid", "ParentAccountSid") : List.of("AccountSid");
    }

    /** A stable word for logs and meters. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Map<String, WebhookFamily> byPath() {
        var byPath = new HashMap<String, WebhookFamily>();
        Arrays.stream(values()).forEach(family -> family.paths.forEach(path -> byPath.put(path, family)));
        return Collections.unmodifiableMap(byPath);
    }

    /** An enum's constants cannot name its own static fields. */
    private static final class Methods {
        static final List<String> POST = List.of("POST");
        static final List<String> GET_OR_POST = List.of("GET", "POST");
    }
}
