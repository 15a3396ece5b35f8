package io.switchboard.ingress.request;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/** Reads a body whole. Memory grows with what has arrived, never with what was announced. */
public final class RequestBody {

    public static final int LIMIT = 256 * 1024;

    /** Nearly all webhooks fit, so that theirs is read without copying. */
    private static final int TYPICAL = 2 * 1024;

    /** So much is kept of one that is too large. */
    private static final int BEGINNING = 4 * 1024;

    private static final String ACCOUNT = "AccountSid=";
    private static final int SID = 34;

    private RequestBody() {}

    /**
     * Reads to the end.
     *
     * @param announced the Content-Length, or -1
     * @param memory is asked before more is taken
     * @throws TooLarge when it is announced as, or turns out to be, more than {@link #LIMIT} bytes
     * @throws NoMemory when there is none for it just now
     */
    static byte[] read(InputStream in, long announced, BodyMemory.Reservation memory) throws IOException {
        if (announced > LIMIT) {
            // Only what came with the head: nobody waits for a body that is refused.
            throw new TooLarge(in.readNBytes(Math.min(in.available(), BEGINNING)), announced);
        }
        var buffer = new byte[announced >= 0 && announced < TYPICAL ? (int) announced + 1 : TYPICAL];
        var length = 0;
        var read = in.read(buffer);
        while (read >= 0) {
            length += read;
            if (length > LIMIT) {
                throw new TooLarge(Arrays.copyOf(buffer, BEGINNING), length);
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
     * Reads the beginning of a body that the gateway has found too large.
     *
     * @param wholeLength how long all of it is, as the gateway says
     */
    static TooLarge beginning(InputStream in, long wholeLength) throws IOException {
        return new TooLarge(in.readNBytes(BEGINNING), Math.max(wholeLength, LIMIT + 1L));
    }

    /** The account that a form names at its beginning, if it does. */
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

        @SuppressWarnings("serial") // is never written
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

        /** How many bytes it has at least. */
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
