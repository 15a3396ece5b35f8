package io.switchboard.provisioning.lastwebhook;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

import io.switchboard.events.twilio.TwilioEvent;
import io.switchboard.events.twilio.TwilioEventType;

/**
 * A webhook about what a number received, or about an account.
 *
 * @param id that of the document
 * @param field the document's field for this kind of webhook
 */
record ReceivedWebhook(String id, String field, Instant at) {

    private static final String CONVERSATIONS = "com.twilio.conversations.";
    private static final Pattern CHANNEL = Pattern.compile("^[a-z]+:");
    private static final Pattern ADDRESS = Pattern.compile("\\+[1-9]\\d{1,14}");

    /** Empty for an event of another kind, or one that should name a number and does not. */
    static Optional<ReceivedWebhook> of(TwilioEvent event) {
        return switch (event.type()) {
            case TwilioEventType.INBOUND_MESSAGE -> ofNumber(event, "textAt");
            case TwilioEventType.INBOUND_CALL -> ofNumber(event, "callAt");
            case TwilioEventType.ERROR_LOGGED -> Optional.of(ofAccount(event, LastWebhook.DEBUGGER));
            default ->
                isOfConversations(event.type())
                        ? Optional.of(ofAccount(event, LastWebhook.CONVERSATIONS))
                        : Optional.empty();
        };
    }

    private static boolean isOfConversations(String type) {
        return type.startsWith(CONVERSATIONS) || type.equals(TwilioEventType.OTHER_CONVERSATIONS_EVENT);
    }

    private static Optional<ReceivedWebhook> ofNumber(TwilioEvent event, String field) {
        var address = CHANNEL.matcher(event.text("To")).replaceFirst("");
        return ADDRESS.matcher(address).matches()
                ? Optional.of(
                        new ReceivedWebhook(LastWebhook.id(event.accountSid(), address), field, event.receivedAt()))
                : Optional.empty();
    }

    private static ReceivedWebhook ofAccount(TwilioEvent event, String kind) {
        return new ReceivedWebhook(LastWebhook.id(event.accountSid(), kind), "eventAt", event.receivedAt());
    }

    /** The number and the kind, of which one webhook a minute is stored. */
    String key() {
        return id + "|" + field;
    }
}
