package io.switchboard.ingress.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Reads a body whole. Memory grows with what has arrived, never with what was announced. */
final class RequestBody {

    static final int LIMIT = 64 * 1024;

    /** Nearly all webhooks fit, so that theirs is read without copying. */
    private static final int TYPICAL = 2 * 1024;

    private RequestBody() {}

    /**
     * Reads to the end.
     *
     * @param announced the Content-Length, or -1
     * @throws TooLarge when it is announced as, or turns out to be, more than {@link #LIMIT} bytes
     */
    static byte[] read(InputStream in, long announced) throws IOException {
        if (announced > LIMIT) {
            throw new TooLarge();
        }
        var buffer = new byte[announced >= 0 && announced < TYPICAL ? (int) announced + 1 : TYPICAL];
        var length = 0;
        var read = in.read(buffer);
        while (read >= 0) {
            length += read;
            if (length > LIMIT) {
                throw new TooLarge();
            }
            if (length == buffer.length) {
                buffer = Arrays.copyOf(buffer, Math.min(2 * length, LIMIT + 1));
            }
            read = in.read(buffer, length, buffer.length - length);
        }
        return Arrays.copyOf(buffer, length);
    }

    static final class TooLarge extends IOException {
        private TooLarge() {
            super("more than " + LIMIT + " bytes");
        }
    }
}
