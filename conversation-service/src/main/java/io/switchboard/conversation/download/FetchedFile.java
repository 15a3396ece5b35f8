package io.switchboard.conversation.download;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

import org.jspecify.annotations.Nullable;

/**
 * A file, or a part of one, that is passed on to a client.
 *
 * @param status 200, 206, or 416 without content
 * @param contentType as its source declares it
 * @param length the number of bytes; -1 if it is not known
 * @param contentRange of a 206 and a 416
 */
public record FetchedFile(
        int status,
        String contentType,
        long length,
        @Nullable String contentRange,
        InputStream body) {

    /** A file that reads this many bytes of a body and leaves out the rest. */
    public static FetchedFile partOf(
            InputStream body, int status, String contentType, long length, @Nullable String contentRange) {
        return new FetchedFile(
                status, contentType, length, contentRange, new LimitedStream(body, length, true, () -> {}));
    }

    /** Whether the body begins with the file's first byte. */
    public boolean isFromTheStart() {
        return status == 200 || (contentRange != null && contentRange.startsWith("bytes 0-"));
    }

    /** The same file with another type and the same bytes. */
    public FetchedFile with(String otherType, InputStream sameBytes) {
        return new FetchedFile(status, otherType, length, contentRange, sameBytes);
    }

    /** Ends the transfer. */
    public void close() {
        try {
            body.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
