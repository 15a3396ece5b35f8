package io.switchboard.ingress.catalog;

import java.util.List;
import java.util.Locale;

import io.switchboard.events.Topic;
import io.switchboard.events.Topics;
import io.switchboard.events.twilio.TwilioEvent;
import io.switchboard.events.twilio.TwilioEventType;
import io.switchboard.ingress.form.FormParameters;
import io.switchboard.ingress.request.ReceivedWebhook;
import io.switchboard.ingress.request.WebhookReply;
import io.switchboard.ingress.voice.VoiceStep;
import org.jspecify.annotations.Nullable;

/**
 * Lists the webhooks of Twilio: on which paths and by which methods they come, which events they become, on which topic, and
 * how they are answered. Beside our own paths stand older ones, so that a system that uses them can move here without a change
 * in Twilio's console. {@code docs/webhooks.md} documents the list.
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

    /** A status of a message that was sent. */
    MESSAGE_STATUS(
            Topics.TWILIO_MESSAGING,
            MessagingEvents::status,
            WebhookReply.NO_CONTENT,
            Methods.POST,
            "/api/webhooks/status",
            "/api/webhooks/twilio/sms/status"),

    /** Statuses of messages and calls on one path, as an older system configures it. */
    ANY_STATUS(
            Topics.TWILIO_MESSAGING,
            MessagingEvents::status,
            WebhookReply.NO_CONTENT,
            Methods.GET_OR_POST,
            "/api/twilio/status"),

    /** A call from a customer. */
    INBOUND_CALL(
            Topics.TWILIO_VOICE,
            VoiceEvents::inboundCall,
            VoiceStep.INCOMING,
            Methods.GET_OR_POST,
            VoiceStep.INCOMING.path(),
            "/api/twilio/voice",
            "/api/webhooks/twilio/voice/incoming"),

    /** The end of a forwarded call, or of the attempt. */
    DIAL_FINISHED(
            Topics.TWILIO_VOICE,
            VoiceEvents.step(TwilioEventType.DIAL_FINISHED),
            VoiceStep.DIAL,
            Methods.GET_OR_POST,
            VoiceStep.DIAL.path()),

    /** The keys that a caller pressed in a menu, if any. */
    GATHER_FINISHED(
            Topics.TWILIO_VOICE,
            VoiceEvents.step(TwilioEventType.GATHER_FINISHED),
            VoiceStep.MENU,
            Methods.GET_OR_POST,
            VoiceStep.MENU.path()),

    /** The end of a recorded message. */
    RECORD_FINISHED(
            Topics.TWILIO_VOICE,
            VoiceEvents.step(TwilioEventType.RECORD_FINISHED),
            VoiceStep.VOICEMAIL,
            Methods.GET_OR_POST,
            VoiceStep.VOICEMAIL.path()),

    /** A destination has picked up, before it is connected. */
    WHISPER(
            Topics.TWILIO_VOICE,
            VoiceEvents.step(TwilioEventType.TWIML_REQUESTED),
            VoiceStep.WHISPER,
            Methods.GET_OR_POST,
            VoiceStep.WHISPER.path()),

    /** The progress of a call. */
    CALL_STATUS(
            Topics.TWILIO_VOICE,
            VoiceEvents::callback,
            WebhookReply.NO_CONTENT,
            Methods.GET_OR_POST,
            "/api/webhooks/voice/status",
            "/api/webhooks/twilio/voice/status"),

    /** A recording is available, or failed. */
    RECORDING_STATUS(
            Topics.TWILIO_VOICE,
            VoiceEvents::callback,
            WebhookReply.NO_CONTENT,
            Methods.GET_OR_POST,
            "/api/webhooks/voice/recording",
            "/api/webhooks/twilio/voice/recording"),

    /** The transcription of a recording. */
    TRANSCRIPTION(
            Topics.TWILIO_VOICE,
            VoiceEvents::callback,
            WebhookReply.NO_CONTENT,
            Methods.POST,
            "/api/webhooks/voice/transcription"),

    /** An event of Twilio Conversations, before or after the fact; before it, the reply lets it happen. */
    CONVERSATIONS(
            Topics.TWILIO_CONVERSATIONS,
            ConversationsEvents::event,
            WebhookReply.EMPTY_JSON,
            Methods.GET_OR_POST,
            "/api/webhooks/conversations",
            "/functions/v1/twilio-webhook"),

    /** An error or warning of Twilio, which reports that of a subaccount to the parent account. */
    DEBUGGER(
            Topics.TWILIO_DEBUGGER,
            DebuggerEvents::error,
            WebhookReply.NO_CONTENT,
            List.of("AccountSid", "ParentAccountSid"),
            Methods.POST,
            List.of("/api/webhooks/debugger"));

    @SuppressWarnings("ImmutableEnumChecker") // a record
    private final Topic<TwilioEvent> topic;

    @SuppressWarnings("ImmutableEnumChecker") // stateless
    private final EventMapping mapping;

    @SuppressWarnings("ImmutableEnumChecker") // its bytes are never changed
    private final @Nullable WebhookReply reply;

    private final @Nullable VoiceStep step;

    @SuppressWarnings("ImmutableEnumChecker") // List.of
    private final List<String> signers;

    @SuppressWarnings("ImmutableEnumChecker") // List.of
    private final List<String> methods;

    @SuppressWarnings("ImmutableEnumChecker") // List.of
    private final List<String> paths;

    /** Creates a family with a constant reply. */
    WebhookFamily(
            Topic<TwilioEvent> topic, EventMapping mapping, WebhookReply reply, List<String> methods, String... paths) {
        this(topic, mapping, reply, Signers.ACCOUNT, methods, List.of(paths));
    }

    WebhookFamily(
            Topic<TwilioEvent> topic,
            EventMapping mapping,
            WebhookReply reply,
            List<String> signers,
            List<String> methods,
            List<String> paths) {
        this.topic = topic;
        this.mapping = mapping;
        this.reply = reply;
        this.step = null;
        this.signers = signers;
        this.methods = methods;
        this.paths = paths;
    }

    /** Creates a family that is answered from a voice plan. */
    WebhookFamily(
            Topic<TwilioEvent> topic, EventMapping mapping, VoiceStep step, List<String> methods, String... paths) {
        this.topic = topic;
        this.mapping = mapping;
        this.reply = null;
        this.step = step;
        this.signers = Signers.ACCOUNT;
        this.methods = methods;
        this.paths = List.of(paths);
    }

    public Topic<TwilioEvent> topic() {
        return topic;
    }

    /** Returns the identity of the event that a webhook of this family becomes. */
    public EventIdentity identify(ReceivedWebhook webhook, FormParameters parameters) {
        return mapping.identify(webhook, parameters);
    }

    /** Returns the reply to an accepted webhook; null for a call, whose voice plan decides. */
    @Nullable
    public WebhookReply reply() {
        return reply;
    }

    /** Returns the methods that Twilio can be configured to use. */
    public List<String> methods() {
        return methods;
    }

    List<String> paths() {
        return paths;
    }

    /** Returns the step of a call at which Twilio requests TwiML; null for all other webhooks. */
    @Nullable
    public VoiceStep step() {
        return step;
    }

    /** Returns whether it is about one message. */
    public boolean isOfMessages() {
        return topic.equals(Topics.TWILIO_MESSAGING);
    }

    /** Returns whether a caller is waiting for the answer. */
    public boolean isCall() {
        return step != null;
    }

    /** Returns the parameters that may name the account that signed, in the order in which they are tried. */
    public List<String> signers() {
        return signers;
    }

    /** Returns the stable name for logs and meters. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Holds constants, because the constants of an enum cannot use its static fields. */
    private static final class Methods {
        static final List<String> POST = List.of("POST");
        static final List<String> GET_OR_POST = List.of("GET", "POST");
    }

    private static final class Signers {
        static final List<String> ACCOUNT = List.of("AccountSid");
    }
}
