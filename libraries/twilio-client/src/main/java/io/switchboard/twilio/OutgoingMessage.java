package io.switchboard.twilio;

import java.net.URI;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A message to send.
 *
 * @param from ours, in Twilio's form: {@code +15005550006}, {@code whatsapp:+15005550006}
 * @param to the recipient's address, in the same form
 * @param body may be empty when there is media
 * @param mediaUrls the files that Twilio fetches and attaches, at most ten
 * @param statusCallback where Twilio reports statuses to, if anywhere
 * @param content the Content template that it is sent from; body and media are then what it shows, and not sent
 */
public record OutgoingMessage(
        String from,
        String to,
        String body,
        List<String> mediaUrls,
        @Nullable URI statusCallback,
        @Nullable Content content) {

    /** A message with a text of its own, or with media only. */
    public OutgoingMessage(String from, String to, String body, List<String> mediaUrls, @Nullable URI statusCallback) {
        this(from, to, body, mediaUrls, statusCallback, null);
    }

    /**
     * The Content template that a message is sent from, in place of text and media.
     *
     * @param sid {@code HX…}
     * @param variables their values by name
     */
    public record Content(String sid, Map<String, String> variables) {

        public Content {
            variables = Map.copyOf(variables);
        }

        /** Names no values. */
        @Override
        public String toString() {
            return "Content[%s]".formatted(sid);
        }
    }

    public OutgoingMessage {
        mediaUrls = List.copyOf(mediaUrls);
    }

    /** Names no addresses and no text. */
    @Override
    public String toString() {
        return "OutgoingMessage[%d characters, %d media]".formatted(body.length(), mediaUrls.size());
    }
}
