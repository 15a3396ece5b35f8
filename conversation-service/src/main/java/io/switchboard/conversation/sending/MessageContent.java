package io.switchboard.conversation.sending;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

import io.switchboard.web.UnicodeText;
import org.jspecify.annotations.Nullable;

/**
 * The text and media of a message, which Twilio would accept.
 *
 * @see <a href="https://www.twilio.com/docs/messaging/api/message-resource">Twilio's limits</a>
 */
public record MessageContent(String body, List<String> mediaUrls) {

    private static final int MAX_CHARACTERS = 1600;
    private static final int MAX_MEDIA = 10;
    private static final int MAX_URL_LENGTH = 2048;

    /**
     * Checks text and media.
     *
     * @throws MessageContentInvalid naming the first rule that is broken
     */
    public static MessageContent of(@Nullable String body, @Nullable List<@Nullable String> mediaUrls) {
        var text = body == null ? "" : body;
        var media = checkMedia(mediaUrls == null ? List.of() : mediaUrls);
        if (text.isBlank() && media.isEmpty()) {
            throw new MessageContentInvalid("empty-message", "The message needs a body or mediaUrls.");
        }
        var length = text.codePointCount(0, text.length());
        if (length > MAX_CHARACTERS) {
            throw new MessageContentInvalid(
                    "message-too-long",
                    "body has %d characters; Twilio accepts at most %d.".formatted(length, MAX_CHARACTERS));
        }
        requireWellFormed("body", text);
        return new MessageContent(text, media);
    }

    private static List<String> checkMedia(List<@Nullable String> urls) {
        if (urls.size() > MAX_MEDIA) {
            throw new MessageContentInvalid(
                    "too-many-media",
                    "mediaUrls has %d entries; Twilio accepts at most %d.".formatted(urls.size(), MAX_MEDIA));
        }
        return urls.stream().map(url -> checkUrl(url == null ? "" : url)).toList();
    }

    private static String checkUrl(String url) {
        if (url.length() > MAX_URL_LENGTH) {
            throw new MessageContentInvalid(
                    "invalid-media-url", "Each of mediaUrls may have at most %d characters.".formatted(MAX_URL_LENGTH));
        }
        requireWellFormed("mediaUrls", url);
        if (!isFetchable(url)) {
            throw new MessageContentInvalid("invalid-media-url", "Each of mediaUrls must be an http or https URL.");
        }
        return url;
    }

    private static boolean isFetchable(String url) {
        try {
            var uri = new URI(url);
            return uri.getHost() != null && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static void requireWellFormed(String field, String text) {
        if (!UnicodeText.isWellFormed(text)) {
            throw new MessageContentInvalid(
                    "invalid-text", field + " contains an unpaired surrogate, which is not a character.");
        }
    }
}
