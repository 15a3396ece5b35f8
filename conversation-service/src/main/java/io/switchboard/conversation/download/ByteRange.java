package io.switchboard.conversation.download;

import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * One range of bytes that a browser asks for to seek in a file.
 *
 * @param first the first byte; -1 for the last {@code last} bytes
 * @param last the last byte; -1 for the end
 */
public record ByteRange(long first, long last) {

    private static final Pattern HEADER = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /** Reads a {@code Range} header; anything but one range of bytes counts as none, as RFC 9110 allows. */
    public static Optional<ByteRange> parse(@Nullable String header) {
        var match = HEADER.matcher(header == null ? "" : header.strip());
        if (!match.matches() || (match.group(1).isEmpty() && match.group(2).isEmpty())) {
            return Optional.empty();
        }
        var range = new ByteRange(number(match.group(1)), number(match.group(2)));
        return range.first >= 0 && range.last >= 0 && range.last < range.first ? Optional.empty() : Optional.of(range);
    }

    /** The range as a header's value. */
    String header() {
        return "bytes=" + (first < 0 ? "" : first) + "-" + (last < 0 ? "" : last);
    }

    /** The first byte in a body of this length. */
    public long firstOf(long length) {
        return first < 0 ? Math.max(0, length - last) : first;
    }

    /** The last byte in a body of this length. */
    public long lastOf(long length) {
        return first < 0 || last < 0 ? length - 1 : Math.min(last, length - 1);
    }

    /** Whether a body of this length has any of these bytes. */
    public boolean isWithin(long length) {
        return firstOf(length) < length && lastOf(length) >= firstOf(length);
    }

    private static long number(String digits) {
        return digits.isEmpty() ? -1 : Long.parseLong(digits);
    }
}
