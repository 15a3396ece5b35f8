package io.switchboard.benchmarks.push;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/** Divides what a connection received into events, one text each. Keeps the part of an event that has not ended. */
abstract class PushedBytes {

    private static final int END_OF_HEAD = 4;

    private byte[] bytes = new byte[512];
    private int length;
    private boolean isInBody;

    /** Takes received bytes and passes on each text that is complete with them. */
    void add(ByteBuffer received, Consumer<String> texts) {
        var count = received.remaining();
        if (length + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + count));
        }
        received.get(bytes, length, count);
        length += count;
        var from = isInBody ? 0 : head();
        if (isInBody) {
            from += take(bytes, from, length, texts);
        }
        System.arraycopy(bytes, from, bytes, 0, length - from);
        length -= from;
    }

    /** Takes complete parts between the two offsets and returns the number of bytes that they have. */
    abstract int take(byte[] all, int from, int to, Consumer<String> texts);

    /** Passes over the head of the answer; fails unless the stream is open. */
    private int head() {
        for (var end = END_OF_HEAD; end <= length; end++) {
            if (bytes[end - 4] == '\r' && bytes[end - 3] == '\n' && bytes[end - 2] == '\r' && bytes[end - 1] == '\n') {
                var status = text(bytes, 9, 12);
                if (!status.equals("200") && !status.equals("101")) {
                    throw new StreamRefused(text(bytes, 0, length));
                }
                isInBody = true;
                return end;
            }
        }
        return 0;
    }

    /** Reports that the service opened no stream; the client tries again. */
    static final class StreamRefused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        StreamRefused(String answer) {
            super(answer);
        }
    }

    static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    /** Server-sent events: a text is a block. */
    static final class OfEvents extends PushedBytes {

        @Override
        int take(byte[] all, int from, int to, Consumer<String> texts) {
            var begin = from;
            for (var at = from + 1; at < to; at++) {
                if (all[at] == '\n' && all[at - 1] == '\n') {
                    texts.accept(text(all, begin, at - 1));
                    begin = at + 1;
                }
            }
            return begin - from;
        }
    }

    /** WebSocket frames: a text is a message. Pings are passed to their handler. */
    static final class OfFrames extends PushedBytes {

        private final StringBuilder message = new StringBuilder();
        private final Runnable whenPinged;

        OfFrames(Runnable whenPinged) {
            this.whenPinged = whenPinged;
        }

        @Override
        int take(byte[] all, int from, int to, Consumer<String> texts) {
            var begin = from;
            while (to - begin >= 2) {
                var head = (all[begin + 1] & 0x7f) == 126 ? 4 : 2;
                if (to - begin < head) {
                    break;
                }
                var size = head == 2 ? all[begin + 1] & 0x7f : ((all[begin + 2] & 0xff) << 8) | (all[begin + 3] & 0xff);
                if (to - begin < head + size) {
                    break;
                }
                frame(all[begin], text(all, begin + head, begin + head + size), texts);
                begin += head + size;
            }
            return begin - from;
        }

        private void frame(byte first, String payload, Consumer<String> texts) {
            switch (first & 0x0f) {
                case 0, 1 -> {
                    message.append(payload);
                    if ((first & 0x80) != 0) {
                        texts.accept(message.toString());
                        message.setLength(0);
                    }
                }
                case 9 -> whenPinged.run();
                default -> {
                    // A close frame: the connection ends next.
                }
            }
        }
    }
}
