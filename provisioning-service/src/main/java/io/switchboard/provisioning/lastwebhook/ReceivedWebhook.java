package io.switchboard.provisioning.lastwebhook;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

import io.switchboard.events.twilio.TwilioEvent;
import io.switchboard.events.twilio.TwilioEventType;

/**
 * A webhook about what a number received.
 *
 * @param id that of the document
 * @param field the document's field for this kind of webhook
 */
record ReceivedWebhook(String id, String field, Instant at) {

    private static final Pattern CHANNEL = Pattern.compile("^[a-z]+:");
    private static final Pattern ADDRESS = Pattern.compile("\\+[1-9]\\d{1,14}");

    /** Empty for an event of another kind, or one that names no number. */
    static Optional<ReceivedWebhook> of(TwilioEvent event) {
        var field = switch (event.type()) {
            case TwilioEventType.INBOUND_MESSAGE -> "textAt";
            case TwilioEventType.INBOUND_CALL -> "callAt";
            default -> "";
        };
        var address = CHANNEL.matcher(event.text("To")).replaceFirst("");
        return field.isEmpty() || !ADDRESS.matcher(address).matches()
                ? Optional.empty()
                : Optional.of(
                        new ReceivedWebhook(LastWebhook.id(event.accountSid(), address), field, event.receivedAt()));
    }

    /** The number and the kind, of which one webhook a minute is stored. */
    String key() {
        return id + "|" + field;
    }
}
