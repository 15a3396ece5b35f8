package io.switchboard.web;

import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Holds the value of a request's header {@code Idempotency-Key}: requests of one tenant with the same key ask for the same
 * thing once. A handler takes it as an argument, null where the header is absent.
 *
 * @param value at most {@value #LONGEST} characters, as the server read them
 */
public record IdempotencyKey(String value) {

    /** The header's name. */
    public static final String HEADER = "Idempotency-Key";

    static final int LONGEST = 255;

    private static final String INVALID = "invalid-idempotency-key";

    /**
     * Reads the header; an empty one counts as absent.
     *
     * @throws ApiProblem when the key is too long or not UTF-8
     */
    public static Optional<IdempotencyKey> parse(@Nullable String header) {
        if (header == null || header.isEmpty()) {
            return Optional.empty();
        }
        if (!isUtf8(header)) {
            throw ApiProblem.invalid(INVALID, HEADER + " is not UTF-8");
        }
        if (header.length() > LONGEST) {
            throw ApiProblem.invalid(INVALID, HEADER + " has more than " + LONGEST + " characters");
        }
        return Optional.of(new IdempotencyKey(header));
    }

    /** Checks a header's bytes, which servers always read as ISO 8859-1. */
    private static boolean isUtf8(String header) {
        try {
            StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(StandardCharsets.ISO_8859_1.newEncoder().encode(CharBuffer.wrap(header)));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
