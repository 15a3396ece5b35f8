package io.switchboard.conversation.api;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.CRC32;

import org.jspecify.annotations.Nullable;

/**
 * A place in a list that is ordered by time and id. Opaque to clients, and checked: one that was cut or altered is refused
 * instead of showing another place. It holds no tenant, since every list is its caller's own.
 */
public record Cursor(Instant at, String id) {

    private static final int HEAD = Integer.BYTES + Long.BYTES;
    private static final int LONGEST = 200;

    /** The text form, or null for no place. */
    public static String write(Instant at, String id) {
        var bytes = id.getBytes(StandardCharsets.UTF_8);
        var payload = ByteBuffer.allocate(Long.BYTES + bytes.length)
                .putLong(at.toEpochMilli())
                .put(bytes)
                .array();
        var all = ByteBuffer.allocate(Integer.BYTES + payload.length)
                .putInt(checksum(payload))
                .put(payload)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    }

    /**
     * Reads the text form; no text is the beginning, null.
     *
     * @throws Problem when it is not one that {@link #write} made
     */
    public static @Nullable Cursor read(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        var bytes = decode(text);
        if (bytes.length <= HEAD) {
            throw Problem.invalidCursor();
        }
        var payload = Arrays.copyOfRange(bytes, Integer.BYTES, bytes.length);
        if (ByteBuffer.wrap(bytes).getInt() != checksum(payload)) {
            throw Problem.invalidCursor();
        }
        var id = new String(payload, Long.BYTES, payload.length - Long.BYTES, StandardCharsets.UTF_8);
        return new Cursor(Instant.ofEpochMilli(ByteBuffer.wrap(payload).getLong()), id);
    }

    private static byte[] decode(String text) {
        try {
            return text.length() > LONGEST
                    ? new byte[0]
                    : Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw Problem.invalidCursor();
        }
    }

    private static int checksum(byte[] payload) {
        var crc = new CRC32();
        crc.update(payload);
        return (int) crc.getValue();
    }
}
