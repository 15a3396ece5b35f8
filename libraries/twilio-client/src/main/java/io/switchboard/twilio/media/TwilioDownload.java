package io.switchboard.twilio.media;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;

import org.jspecify.annotations.Nullable;

/**
 * An answer to a download whose body is still to be read.
 *
 * @param length the number of bytes of the body; -1 when the server does not say
 * @param contentRange the range that a 206 has, as the server wrote it
 */
public record TwilioDownload(
        int status,
        String contentType,
        long length,
        @Nullable String contentRange,
        InputStream body) implements AutoCloseable {

    static TwilioDownload of(HttpResponse<InputStream> response) {
        var headers = response.headers();
        return new TwilioDownload(
                response.statusCode(),
                headers.firstValue("content-type").orElse("application/octet-stream"),
                headers.firstValueAsLong("content-length").orElse(-1),
                headers.firstValue("content-range").orElse(null),
                response.body());
    }

    /** Ends the connection unless the body was read completely. */
    @Override
    public void close() throws IOException {
        body.close();
    }
}
