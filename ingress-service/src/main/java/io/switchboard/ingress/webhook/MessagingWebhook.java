package io.switchboard.ingress.webhook;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import io.switchboard.events.Topics;
import io.switchboard.events.TwilioEvent;
import io.switchboard.events.TwilioEventType;
import io.switchboard.ingress.form.Form;

/**
 * The messaging webhooks: where they come to, which event each becomes, what it is answered. Beside our own paths stand
 * older ones, so that a system that uses them can move here without touching Twilio's console.
 *
 * @see <a href="https://www.twilio.com/docs/messaging/guides/webhook-request">Incoming messages</a>
 * @see <a href="https://www.twilio.com/docs/messaging/guides/track-outbound-message-status">Message statuses</a>
 */
enum MessagingWebhook {
    /** A message from a customer, by SMS, MMS, WhatsApp or RCS. */
    INCOMING(
            Answer.EMPTY_TWIML,
            "/api/webhooks/sms",
            "/api/webhooks/whatsapp",
            "/api/twilio/sms-webhook",
            "/api/twilio/webhook",
            "/api/webhooks/twilio/sms/incoming"),

    /** What became of a message that we sent. */
    STATUS(Answer.NO_CONTENT, "/api/webhooks/status", "/api/twilio/status", "/api/webhooks/twilio/sms/status");

    private final Answer answer;

    @SuppressWarnings("ImmutableEnumChecker") // List.of
    private final List<String> paths;

    MessagingWebhook(Answer answer, String... paths) {
        this.answer = answer;
        this.paths = List.of(paths);
    }

    static String[] allPaths() {
        return Arrays.stream(values()).flatMap(each -> each.paths.stream()).toArray(String[]::new);
    }

    /** The one that comes to this path, which is one of {@link #allPaths()}. */
    static MessagingWebhook at(String path) {
        return STATUS.paths.contains(path) ? STATUS : INCOMING;
    }

    Answer answer() {
        return answer;
    }

    TwilioEvent event(ReceivedWebhook webhook, String accountSid, Form query, Form body) {
        return new TwilioEvent(
                id(webhook, body),
                type(body),
                accountSid,
                webhook.receivedAt(),
                webhook.path(),
                query.parameters(),
                body.parameters());
    }

    /** Ours comes first, whoever sent the message. */
    String key(TwilioEvent event) {
        return switch (this) {
            case INCOMING -> Topics.pairKey(event.text("To"), event.text("From"));
            case STATUS -> Topics.pairKey(event.text("From"), event.text("To"));
        };
    }

    /** The message's SID, if there is one. SmsSid and SmsMessageSid are deprecated copies of MessageSid. */
    static Optional<String> sid(Form body) {
        return word(body, "MessageSid", "SmsMessageSid", "SmsSid");
    }

    private String type(Form body) {
        return switch (this) {
            case INCOMING -> TwilioEventType.INBOUND_MESSAGE;
            case STATUS -> TwilioEventType.ofMessageStatus(status(body).orElse(""));
        };
    }

    /**
     * The same for the same webhook, however often it comes. Without a SID or status Twilio did not send what it
     * documents, but it did sign it: it is kept under a hash of its body, and who reads it decides.
     */
    private String id(ReceivedWebhook webhook, Form body) {
        var id = switch (this) {
            case INCOMING -> sid(body);
            case STATUS -> sid(body).flatMap(sid -> status(body).map(status -> sid + "/" + status));
        };
        return id.orElseGet(() -> Fingerprint.of(webhook.body()));
    }

    private static Optional<String> status(Form body) {
        return word(body, "MessageStatus", "SmsStatus");
    }

    private static Optional<String> word(Form body, String... names) {
        return Stream.of(names)
                .map(body::first)
                .filter(Objects::nonNull)
                .filter(Words::isWord)
                .findFirst();
    }
}
