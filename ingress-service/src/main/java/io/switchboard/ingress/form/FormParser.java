package io.switchboard.ingress.form;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.switchboard.ingress.form.MalformedForm.Defect;

/**
 * Parses form-encoded bytes in one pass. The container's parser is no alternative: it merges the query into the parameters of
 * the body, replaces malformed UTF-8 and skips what it cannot decode, and each of these changes what Twilio signed.
 *
 * @see <a href="https://url.spec.whatwg.org/#urlencoded-parsing">application/x-www-form-urlencoded parsing</a>
 */
final class FormParser {

    /** Bounds the cost of 256 KiB of {@code a&a&a…}; Twilio's largest webhooks have some dozens of parameters. */
    static final int MAX_PARAMETERS = 2_000;

    private static final int TYPICAL_PARAMETERS = 24;

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private final byte[] bytes;
    private final boolean keepsMalformed;
    private final byte[] decoded;
    private final Map<String, List<String>> parameters = LinkedHashMap.newLinkedHashMap(TYPICAL_PARAMETERS);
    private int count;

    /**
     * Creates a parser.
     *
     * @param keepsMalformed whether a name or value that cannot be decoded is kept as written instead of rejected
     */
    FormParser(byte[] bytes, boolean keepsMalformed) {
        this.bytes = bytes;
        this.keepsMalformed = keepsMalformed;
        this.decoded = new byte[bytes.length];
    }

    Map<String, List<String>> parse() throws MalformedForm {
        var start = 0;
        while (start < bytes.length) {
            var end = indexOf('&', start, bytes.length);
            if (end > start) {
                parameter(start, end);
            }
            start = end + 1;
        }
        return parameters;
    }

    private void parameter(int start, int end) throws MalformedForm {
        if (++count > MAX_PARAMETERS) {
            throw new MalformedForm(Defect.TOO_MANY_PARAMETERS);
        }
        var equals = indexOf('=', start, end);
        var name = text(start, equals);
        var value = text(Math.min(equals + 1, end), end);
        add(name, value);
    }

    /** Starts with an immutable list of one, the cheapest, because nearly all names have one value. */
    private void add(String name, String value) {
        var before = parameters.putIfAbsent(name, List.of(value));
        if (before instanceof ArrayList<String> several) {
            several.add(value);
        } else if (before != null) {
            parameters.put(name, new ArrayList<>(List.of(before.getFirst(), value)));
        }
    }

    /** Returns the index of a byte, or {@code end}. */
    private int indexOf(char wanted, int start, int end) {
        var i = start;
        while (i < end && bytes[i] != wanted) {
            i++;
        }
        return i;
    }

    private String text(int start, int end) throws MalformedForm {
        try {
            return decoded(start, end);
        } catch (MalformedForm e) {
            if (keepsMalformed) {
                return asWritten(start, end);
            }
            throw e;
        }
    }

    /** Returns the bytes as ASCII, with percent-encoding for all others. */
    private String asWritten(int start, int end) {
        var written = new StringBuilder(end - start);
        for (var i = start; i < end; i++) {
            if (bytes[i] >= 0) {
                written.append((char) bytes[i]);
            } else {
                written.append('%').append(HEX.toHexDigits(bytes[i]));
            }
        }
        return written.toString();
    }

    private String decoded(int start, int end) throws MalformedForm {
        var length = 0;
        var ascii = true;
        for (var i = start; i < end; i++) {
            var next = bytes[i];
            if (next == '+') {
                next = ' ';
            } else if (next == '%') {
                next = escaped(i, end);
                i += 2;
            }
            ascii &= next >= 0;
            decoded[length++] = next;
        }
        return ascii
                ? new String(decoded, 0, length, StandardCharsets.ISO_8859_1)
                : Utf8Decoder.decode(decoded, length);
    }

    private byte escaped(int percent, int end) throws MalformedForm {
        if (percent + 2 >= end
                || !HexFormat.isHexDigit(bytes[percent + 1])
                || !HexFormat.isHexDigit(bytes[percent + 2])) {
            throw new MalformedForm(Defect.PERCENT_ENCODING);
        }
        return (byte) (HexFormat.fromHexDigit(bytes[percent + 1]) << 4 | HexFormat.fromHexDigit(bytes[percent + 2]));
    }
}
