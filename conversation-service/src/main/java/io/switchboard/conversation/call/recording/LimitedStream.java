package io.switchboard.conversation.call.recording;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicBoolean;

/** Reads at most so many bytes of a body, and runs an action once when it is closed. Another thread may close it. */
final class LimitedStream extends FilterInputStream {

    private final Runnable whenClosed;
    private final AtomicBoolean closed = new AtomicBoolean();
    private long remaining;

    LimitedStream(InputStream body, long bytes, Runnable whenClosed) {
        super(body);
        this.remaining = bytes;
        this.whenClosed = whenClosed;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (remaining <= 0) {
            return -1;
        }
        var read = super.read(buffer, offset, (int) Math.min(length, remaining));
        remaining -= Math.max(read, 0);
        return read;
    }

    @Override
    public void close() throws IOException {
        if (closed.compareAndSet(false, true)) {
            whenClosed.run();
            super.close();
        }
    }
}
