package io.switchboard.emulator.media;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** A picture or another attachment. */
public final class MediaContent {
    private final String contentType;
    private final byte[] bytes;

    MediaContent(String contentType, byte[] bytes) {
        this.contentType = contentType;
        this.bytes = bytes;
    }

    public String contentType() {
        return contentType;
    }

    /** The number of bytes. */
    public int length() {
        return bytes.length;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Decodes a {@code data:} URL; empty for another one, and for one that is broken. */
    public static Optional<MediaContent> of(String url) {
        if (!url.startsWith("data:")) {
            return Optional.empty();
        }
        var comma = url.indexOf(',');
        var content = url.substring(comma + 1);
        var head = url.substring("data:".length(), Math.max(comma, "data:".length()));
        try {
            var bytes = head.endsWith(";base64")
                    ? Base64.getDecoder().decode(content)
                    : content.getBytes(StandardCharsets.UTF_8);
            var type = head.split(";", 2)[0];
            return Optional.of(new MediaContent(type.isEmpty() ? "text/plain" : type, bytes));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
