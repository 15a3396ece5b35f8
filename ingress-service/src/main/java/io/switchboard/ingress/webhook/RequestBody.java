package io.switchboard.ingress.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import io.switchboard.ingress.request.ReceivedWebhook;
import io.switchboard.ingress.request.SafeText;
import org.jspecify.annotations.Nullable;

/** Reads the body of a request. Memory grows with the bytes that arrive, not with the announced length. */
final class RequestBody {

    static final int LIMIT = ReceivedWebhook.MAX_BODY_LENGTH;

    /** The size of the first buffer, into which nearly all bodies fit. */
    private static final int TYPICAL = 2 * 1024;

    /** The number of bytes that are retained of a body that is too large. */
    private static final int PREFIX = 4 * 1024;

    private static final String ACCOUNT = "AccountSid=";
    private static final int SID = 34;

    private RequestBody() {}

    /**
     * Reads the whole body.
     *
     * @param announced the Content-Length, or -1
     * @param memory grows with the body
     * @throws TooLarge when it is announced as, or turns out to be, more than {@link #LIMIT} bytes
     * @throws NoMemory when there is not enough memory for it at present
     */
    static byte[] read(InputStream in, long announced, BodyMemory.Reservation memory) throws IOException {
        if (announced > LIMIT) {
            // Only the bytes that arrived with the head: a body that is rejected is not waited for.
            throw new TooLarge(in.readNBytes(Math.min(in.available(), PREFIX)), announced);
        }
        var buffer = new byte[announced >= 0 && announced < TYPICAL ? (int) announced + 1 : TYPICAL];
        var length = 0;
        var read = in.read(buffer);
        while (read >= 0) {
            length += read;
            if (length > LIMIT) {
                throw new TooLarge(Arrays.copyOf(buffer, PREFIX), length);
            }
            if (length == buffer.length) {
                var larger = Math.min(2 * length, LIMIT + 1);
                if (!memory.growsTo(larger)) {
                    throw new NoMemory();
                }
                buffer = Arrays.copyOf(buffer, larger);
            }
            read = in.read(buffer, length, buffer.length - length);
        }
        return Arrays.copyOf(buffer, length);
    }

    /**
     * Reads the beginning of a body that the gateway found too large.
     *
     * @param wholeLength the length of the whole body, as the gateway reports it
     */
    static TooLarge beginning(InputStream in, long wholeLength) throws IOException {
        return new TooLarge(in.readNBytes(PREFIX), Math.max(wholeLength, LIMIT + 1L));
    }

    /** Returns the account that the beginning of a form names, or null. */
    static @Nullable String accountIn(byte[] beginning) {
        var text = new String(beginning, StandardCharsets.ISO_8859_1);
        var start = text.startsWith(ACCOUNT) ? 0 : text.indexOf("&" + ACCOUNT) + 1;
        var end = start + ACCOUNT.length() + SID;
        if (!text.startsWith(ACCOUNT, start) || end > text.length()) {
            return null;
        }
        var sid = text.substring(start + ACCOUNT.length(), end);
        return SafeText.isSid(sid) ? sid : null;
    }

    static final class TooLarge extends IOException {

        @SuppressWarnings("serial") // never serialized
        private final byte[] beginning;

        private final long wholeLength;

        private TooLarge(byte[] beginning, long wholeLength) {
            super("more than " + LIMIT + " bytes");
            this.beginning = beginning;
            this.wholeLength = wholeLength;
        }

        byte[] beginning() {
            return beginning;
        }

        /** Returns how many bytes the body has at least. */
        long wholeLength() {
            return wholeLength;
        }
    }

    static final class NoMemory extends IOException {

        private NoMemory() {
            super("too many large bodies");
        }
    }
}
