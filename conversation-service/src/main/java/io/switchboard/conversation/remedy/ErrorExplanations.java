package io.switchboard.conversation.remedy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Explains Twilio's error codes in plain English, from the table in {@code twilio-errors.tsv}. A code that is not in the table
 * has a sentence that fits every message that was not delivered. Each code's meaning was compared with Twilio's dictionary and,
 * where codes are newer than its copies, with the code's own page.
 *
 * @see <a href="https://www.twilio.com/docs/api/errors">Error and warning dictionary</a>
 * @see <a href="https://www.twilio.com/docs/whatsapp/api/error-code-mapping">WhatsApp's codes</a>
 */
public final class ErrorExplanations {

    private static final String TABLE = "/twilio-errors.tsv";
    private static final ErrorExplanation OTHER =
            new ErrorExplanation("Not delivered.", "Send it again, or look at the details.");
    private static final Map<Integer, ErrorExplanation> BY_CODE = read();

    private ErrorExplanations() {}

    /** The explanation of the code; empty without a code. */
    public static Optional<ErrorExplanation> of(@Nullable Integer code) {
        return code == null ? Optional.empty() : Optional.of(BY_CODE.getOrDefault(code, OTHER));
    }

    /** The explanations of the codes in the table. */
    static Map<Integer, ErrorExplanation> all() {
        return BY_CODE;
    }

    private static Map<Integer, ErrorExplanation> read() {
        var table = Objects.requireNonNull(ErrorExplanations.class.getResourceAsStream(TABLE), TABLE);
        try (var lines = new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .collect(Collectors.toUnmodifiableMap(
                            columns -> Integer.valueOf(columns[0]),
                            columns -> new ErrorExplanation(columns[1], columns[2])));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
