package io.switchboard.conversation.sending;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

import io.switchboard.conversation.sending.content.MediaLimit;
import io.switchboard.conversation.sending.content.RenderedText;
import io.switchboard.web.UnicodeText;
import org.jspecify.annotations.Nullable;

/**
 * The text and media of a message, which Twilio would accept.
 *
 * @param text what the body was rendered from
 *
 * @see <a href="https://www.twilio.com/docs/messaging/api/message-resource">Twilio's limits</a>
 */
public record MessageContent(String body, List<String> mediaUrls, List<String> mediaIds, RenderedText text) {

    private static final int MAX_CHARACTERS = 1600;
    private static final int MAX_URL_LENGTH = 2048;
    private static final int MAX_ID_LENGTH = 128;

    /** Checks text and media of a message without uploaded files. */
    public static MessageContent of(@Nullable String body, @Nullable List<@Nullable String> mediaUrls) {
        return of(body, mediaUrls, null);
    }

    /**
     * Checks text and media.
     *
     * @throws MessageContentInvalid naming the first rule that is broken
     */
    public static MessageContent of(
            @Nullable String body,
            @Nullable List<@Nullable String> mediaUrls,
            @Nullable List<@Nullable String> mediaIds) {
        var text = body == null ? "" : body;
        var media = checkMedia(mediaUrls == null ? List.of() : mediaUrls);
        var uploads = checkUploads(mediaIds == null ? List.of() : mediaIds, media.size());
        if (text.isBlank() && media.isEmpty() && uploads.isEmpty()) {
            throw new MessageContentInvalid("empty-message", "The message needs a body, mediaUrls or mediaIds.");
        }
        var length = text.codePointCount(0, text.length());
        if (length > MAX_CHARACTERS) {
            throw new MessageContentInvalid(
                    "message-too-long",
                    "body has %d characters; Twilio accepts at most %d.".formatted(length, MAX_CHARACTERS));
        }
        requireWellFormed("body", text);
        return new MessageContent(text, media, uploads, RenderedText.of(text));
    }

    /**
     * Checks a text that was rendered from a template. A Content template has its own media.
     *
     * @throws MessageContentInvalid naming the first rule that is broken
     */
    MessageContent from(RenderedText rendered) {
        if (rendered.contentSid() != null && !(mediaUrls.isEmpty() && mediaIds.isEmpty())) {
            throw new MessageContentInvalid(
                    "ambiguous-content", "A Content template has its own media; the message needs no other.");
        }
        return new MessageContent(body, mediaUrls, mediaIds, rendered);
    }

    /** The number of its files. */
    int mediaCount() {
        return mediaUrls.size() + mediaIds.size();
    }

    private static List<String> checkUploads(List<@Nullable String> ids, int others) {
        if (ids.size() + others > MediaLimit.LARGEST) {
            throw new MessageContentInvalid(
                    "too-many-media",
                    "mediaUrls and mediaIds have %d entries; Twilio accepts at most %d."
                            .formatted(ids.size() + others, MediaLimit.LARGEST));
        }
        return ids.stream().map(id -> checkId(id == null ? "" : id)).toList();
    }

    private static String checkId(String id) {
        if (id.isEmpty() || id.length() > MAX_ID_LENGTH) {
            throw new MessageContentInvalid(
                    "invalid-media-id", "Each of mediaIds must be an id that POST /api/media returned.");
        }
        requireWellFormed("mediaIds", id);
        return id;
    }

    private static List<String> checkMedia(List<@Nullable String> urls) {
        if (urls.size() > MediaLimit.LARGEST) {
            throw new MessageContentInvalid(
                    "too-many-media",
                    "mediaUrls has %d entries; Twilio accepts at most %d.".formatted(urls.size(), MediaLimit.LARGEST));
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
