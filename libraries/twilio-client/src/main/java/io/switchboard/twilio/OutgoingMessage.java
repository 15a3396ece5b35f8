package io.switchboard.twilio;

import java.net.URI;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A message to send.
 *
 * @param from ours, in Twilio's form: {@code +15005550006}, {@code whatsapp:+15005550006}
 * @param to the recipient's address, in the same form
 * @param body may be empty when there is media
 * @param mediaUrls the files that Twilio fetches and attaches, at most ten
 * @param statusCallback where Twilio reports statuses to, if anywhere
 */
public record OutgoingMessage(
        String from,
        String to,
        String body,
        List<String> mediaUrls,
        @Nullable URI statusCallback) {

    public OutgoingMessage {
        mediaUrls = List.copyOf(mediaUrls);
    }

    /** Names no addresses and no text. */
    @Override
    public String toString() {
        return "OutgoingMessage[%d characters, %d media]".formatted(body.length(), mediaUrls.size());
    }
}
