package io.switchboard.benchmarks.load;

import java.nio.charset.StandardCharsets;

import io.switchboard.benchmarks.measurement.MeasurementFailed;

/**
 * Parses an HTTP/1.1 response for its status and length only. Responses must have a Content-Length, or a status that
 * allows no body.
 *
 * @param length of head and body
 * @param isLast whether the server closes the connection behind it
 */
record ResponseReader(int status, int length, boolean isLast) {

    /** The result for a response that has not arrived completely. */
    static final ResponseReader INCOMPLETE = new ResponseReader(0, 0, false);

    /** The exclusive upper bound of statuses. */
    static final int STATUSES = 600;

    private static final String VERSION = "HTTP/1.1 ";
    private static final byte[] CONTENT_LENGTH = lowerCase("content-length:");
    private static final byte[] TRANSFER_ENCODING = lowerCase("transfer-encoding:");
    private static final byte[] CONNECTION_CLOSE = lowerCase("connection: close");

    boolean isComplete() {
        return length > 0;
    }

    /** Parses the response at the beginning of the bytes that have arrived. */
    static ResponseReader parse(byte[] bytes, int arrived) {
        var head = endOfHead(bytes, arrived);
        if (head < 0) {
            return INCOMPLETE;
        }
        var status = status(bytes);
        var body = -1;
        var last = false;
        for (var line = nextLine(bytes, 0); line < head - 2; line = nextLine(bytes, line)) {
            if (startsWith(bytes, line, CONTENT_LENGTH)) {
                body = number(bytes, line + CONTENT_LENGTH.length);
            } else if (startsWith(bytes, line, TRANSFER_ENCODING)) {
                throw new MeasurementFailed("A response is chunked instead of having a Content-Length.");
            } else if (startsWith(bytes, line, CONNECTION_CLOSE)) {
                last = true;
            }
        }
        if (status == 204 || status == 304) {
            body = 0;
        }
        if (body < 0) {
            throw new MeasurementFailed("A response with status %d has no Content-Length.".formatted(status));
        }
        return arrived < head + body ? INCOMPLETE : new ResponseReader(status, head + body, last);
    }

    private static int status(byte[] bytes) {
        if (!new String(bytes, 0, VERSION.length(), StandardCharsets.ISO_8859_1).equals(VERSION)) {
            throw new MeasurementFailed("A response is not HTTP/1.1.");
        }
        var status = number(bytes, VERSION.length());
        if (status < 200 || status >= STATUSES) {
            throw new MeasurementFailed("A response has status %d.".formatted(status));
        }
        return status;
    }

    /** The index behind the empty line, or -1. */
    private static int endOfHead(byte[] bytes, int arrived) {
        for (var i = VERSION.length() + 6; i < arrived; i++) {
            if (bytes[i] == '\n' && bytes[i - 1] == '\r' && bytes[i - 2] == '\n' && bytes[i - 3] == '\r') {
                return i + 1;
            }
        }
        return -1;
    }

    private static int nextLine(byte[] bytes, int from) {
        var i = from;
        while (bytes[i] != '\n') {
            i++;
        }
        return i + 1;
    }

    private static boolean startsWith(byte[] bytes, int from, byte[] lowerCase) {
        for (var i = 0; i < lowerCase.length; i++) {
            int letter = bytes[from + i];
            if ((letter >= 'A' && letter <= 'Z' ? letter + ('a' - 'A') : letter) != lowerCase[i]) {
                return false;
            }
        }
        return true;
    }

    private static int number(byte[] bytes, int from) {
        var i = from;
        while (bytes[i] == ' ') {
            i++;
        }
        var start = i;
        var number = 0;
        while (bytes[i] >= '0' && bytes[i] <= '9') {
            number = number * 10 + bytes[i++] - '0';
        }
        if (i == start || i - start > 9) {
            throw new MeasurementFailed("A response has no number as status or Content-Length.");
        }
        return number;
    }

    private static byte[] lowerCase(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
