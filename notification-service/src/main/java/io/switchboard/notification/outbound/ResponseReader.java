package io.switchboard.notification.outbound;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import io.switchboard.web.UnicodeText;
import org.apache.hc.core5.http.ClassicHttpResponse;

/** Reads the beginning of an answer: at most 64 KiB of its body, and its short headers. */
final class ResponseReader {

    static final int LARGEST_BODY = 64 * 1024;

    private static final int LONGEST_HEADER = 500;

    private final ClassicHttpResponse response;
    private final byte[] body;

    ResponseReader(ClassicHttpResponse response) throws IOException {
        this.response = response;
        var entity = response.getEntity();
        body = entity == null ? new byte[0] : entity.getContent().readNBytes(LARGEST_BODY + 1);
    }

    /** Returns whether more of the body was sent, or may be. */
    boolean isCut() {
        return body.length > LARGEST_BODY;
    }

    /** The body as text, with a replacement for what is no UTF-8 and for what no database stores. */
    String text() {
        var read = isCut() ? Arrays.copyOf(body, LARGEST_BODY) : body;
        return UnicodeText.wellFormed(new String(read, StandardCharsets.UTF_8)).replace('\0', '\ufffd');
    }

    Map<String, String> headers() {
        var headers = new LinkedHashMap<String, String>();
        for (var header : response.getHeaders()) {
            if (header.getValue() != null && header.getValue().length() <= LONGEST_HEADER) {
                headers.putIfAbsent(
                        header.getName().toLowerCase(Locale.ROOT), UnicodeText.wellFormed(header.getValue()));
            }
        }
        return headers;
    }
}
