package io.switchboard.conversation.sending;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import io.switchboard.conversation.api.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What a client wants to say, checked.
 *
 * @see <a href="https://www.twilio.com/docs/messaging/api/message-resource">Twilio's limits</a>
 */
record MessageText(String body, List<String> mediaUrls) {

    private static final int LONGEST = 1600;
    private static final int MOST_MEDIA = 10;

    /**
     * Checks what was sent.
     *
     * @throws Problem naming what is wrong
     */
    static MessageText of(@Nullable String body, @Nullable List<@Nullable String> mediaUrls) {
        var text = body == null ? "" : body;
        var media = mediaUrls == null
                ? List.<String>of()
                : mediaUrls.stream().map(MessageText::checkUrl).toList();
        if (text.isBlank() && media.isEmpty()) {
            throw Problem.invalid("empty-message", "body or mediaUrls must say something");
        }
        var length = text.codePointCount(0, text.length());
        if (length > LONGEST) {
            throw Problem.invalid(
                    "message-too-long", "body has " + length + " characters; Twilio takes " + LONGEST + " at most");
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw Problem.invalid("invalid-text", "body has half a surrogate pair, which is no character");
        }
        if (media.size() > MOST_MEDIA) {
            throw Problem.invalid(
                    "too-many-media", "mediaUrls has " + media.size() + " entries; Twilio takes " + MOST_MEDIA);
        }
        return new MessageText(text, media);
    }

    private static String checkUrl(@Nullable String url) {
        try {
            var uri = new URI(url == null ? "" : url);
            if (uri.getHost() != null && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))) {
                return uri.toString();
            }
        } catch (URISyntaxException e) {
            // Answered below, like every other URL that Twilio could not fetch.
        }
        throw Problem.invalid("invalid-media-url", "mediaUrls must be http or https URLs");
    }
}
