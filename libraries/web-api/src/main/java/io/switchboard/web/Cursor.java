package io.switchboard.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Names the place in a keyset-ordered list after which the next page begins, by the keys of the last item shown. Its text
 * form is opaque to clients and has a checksum over the list's name and the keys: a cursor that was cut, altered or made
 * for another list is rejected. It is no permission and names no tenant, since a list only ever shows what its caller may
 * see.
 *
 * @param keys what the list is ordered by, most significant first; the last one is unique
 */
public record Cursor(List<String> keys) {

    private static final int CHECKSUM = 6;
    private static final int LONGEST = 300;
    private static final String SEPARATOR = "\n";

    public Cursor {
        keys = List.copyOf(keys);
    }

    /** The place in a list that is ordered by one unique text. */
    public static Cursor of(String key) {
        return new Cursor(List.of(key));
    }

    /** The place in a list that is ordered by time, in milliseconds, and then by id. */
    public static Cursor of(Instant at, String id) {
        return new Cursor(List.of(Long.toString(at.toEpochMilli()), id));
    }

    /**
     * Reads the text form; no text is the beginning of the list, null.
     *
     * @param list the name of the list, the same that {@link #text} was given
     * @throws ApiProblem when the list did not return this text
     */
    public static @Nullable Cursor read(String list, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        var bytes = decode(text);
        if (bytes.length <= CHECKSUM) {
            throw ApiProblem.invalidCursor();
        }
        var keys = new String(bytes, CHECKSUM, bytes.length - CHECKSUM, StandardCharsets.UTF_8);
        var cursor = new Cursor(List.of(keys.split(SEPARATOR, -1)));
        // Whole texts are compared, so that there is only one way to write a cursor.
        if (!cursor.text(list).equals(text)) {
            throw ApiProblem.invalidCursor();
        }
        return cursor;
    }

    /** The text form, for the list with this name. */
    public String text(String list) {
        var payload = String.join(SEPARATOR, keys).getBytes(StandardCharsets.UTF_8);
        var bytes = Arrays.copyOf(checksum(list, payload), CHECKSUM + payload.length);
        System.arraycopy(payload, 0, bytes, CHECKSUM, payload.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /**
     * The time of the last item shown, where the list is ordered by time.
     *
     * @throws ApiProblem when the cursor has no time; the checksum is no secret, so a client can make such a cursor
     */
    public Instant at() {
        try {
            return Instant.ofEpochMilli(Long.parseLong(keys.getFirst()));
        } catch (NumberFormatException e) {
            throw ApiProblem.invalidCursor();
        }
    }

    /** The unique key of the last item shown. */
    public String id() {
        return keys.getLast();
    }

    private static byte[] decode(String text) {
        try {
            return text.length() > LONGEST
                    ? new byte[0]
                    : Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw ApiProblem.invalidCursor();
        }
    }

    private static byte[] checksum(String list, byte[] payload) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update((list + SEPARATOR).getBytes(StandardCharsets.UTF_8));
            return digest.digest(payload);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
