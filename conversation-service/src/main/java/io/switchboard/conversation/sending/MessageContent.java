package io.switchboard.conversation.sending;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

import io.switchboard.web.ApiProblem;
import io.switchboard.web.UnicodeText;
import org.jspecify.annotations.Nullable;

/**
 * What a client wants to say, checked.
 *
 * @see <a href="https://www.twilio.com/docs/messaging/api/message-resource">Twilio's limits</a>
 */
record MessageContent(String body, List<String> mediaUrls) {

    private static final int LONGEST = 1600;
    private static final int MOST_MEDIA = 10;
    private static final int LONGEST_URL = 2048;

    /**
     * Checks what was sent.
     *
     * @throws ApiProblem naming what is wrong
     */
    static MessageContent of(@Nullable String body, @Nullable List<@Nullable String> mediaUrls) {
        var text = body == null ? "" : body;
        if (mediaUrls != null && mediaUrls.size() > MOST_MEDIA) {
            throw ApiProblem.invalid(
                    "too-many-media", "mediaUrls has " + mediaUrls.size() + " entries; Twilio takes " + MOST_MEDIA);
        }
        var media = mediaUrls == null
                ? List.<String>of()
                : mediaUrls.stream().map(MessageContent::checkUrl).toList();
        if (text.isBlank() && media.isEmpty()) {
            throw ApiProblem.invalid("empty-message", "body or mediaUrls must say something");
        }
        var length = text.codePointCount(0, text.length());
        if (length > LONGEST) {
            throw ApiProblem.invalid(
                    "message-too-long", "body has " + length + " characters; Twilio takes " + LONGEST + " at most");
        }
        if (!UnicodeText.isWellFormed(text)) {
            throw ApiProblem.invalid("invalid-text", "body has half a surrogate pair, which is no character");
        }
        return new MessageContent(text, media);
    }

    private static String checkUrl(@Nullable String url) {
        if (url != null && url.length() > LONGEST_URL) {
            throw ApiProblem.invalid(
                    "invalid-media-url", "mediaUrls must have at most " + LONGEST_URL + " characters each");
        }
        if (url != null && !UnicodeText.isWellFormed(url)) {
            throw ApiProblem.invalid("invalid-text", "mediaUrls has half a surrogate pair, which is no character");
        }
        try {
            var uri = new URI(url == null ? "" : url);
            if (uri.getHost() != null && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))) {
                return uri.toString();
            }
        } catch (URISyntaxException e) {
            // Answered below, like every other URL that Twilio could not fetch.
        }
        throw ApiProblem.invalid("invalid-media-url", "mediaUrls must be http or https URLs");
    }
}
