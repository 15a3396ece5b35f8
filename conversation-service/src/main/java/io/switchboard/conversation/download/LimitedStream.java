package io.switchboard.conversation.download;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Reads at most a number of bytes of a body, and runs an action once when it is closed. Another thread may close it.
 */
public final class LimitedStream extends FilterInputStream {

    private final boolean mayHaveMore;
    private final Runnable whenClosed;
    private final AtomicBoolean closed = new AtomicBoolean();
    private long remaining;

    /**
     * Creates the stream.
     *
     * @param mayHaveMore whether the body may have more bytes, which are left out; otherwise reading fails where it has more
     */
    public LimitedStream(InputStream body, long bytes, boolean mayHaveMore, Runnable whenClosed) {
        super(body);
        this.remaining = bytes;
        this.mayHaveMore = mayHaveMore;
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
            requireEnd();
            return -1;
        }
        var read = super.read(buffer, offset, (int) Math.min(length, remaining));
        remaining -= Math.max(read, 0);
        return read;
    }

    @Override
    public long skip(long count) throws IOException {
        var skipped = super.skip(Math.min(count, remaining));
        remaining -= skipped;
        return skipped;
    }

    private void requireEnd() throws IOException {
        if (!mayHaveMore && super.read() >= 0) {
            throw new IOException("a file with more bytes than are passed on");
        }
    }

    @Override
    public void close() throws IOException {
        if (closed.compareAndSet(false, true)) {
            whenClosed.run();
            super.close();
        }
    }
}
