package io.switchboard.change.audit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Leaves out the fields whose names are those of secrets, at any depth. A name is read word by word: {@code authToken} and
 * {@code auth_token} are secrets, {@code keywords} is none, and neither is {@code tokenRotatedAt}, which is a time.
 */
public final class SecretFields {

    private static final Pattern BETWEEN_WORDS =
            Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|[^A-Za-z0-9]+");
    private static final Pattern SECRET = Pattern.compile(
            ".*(token|password|passwd|secret|signature|credential|apikey|privatekey|passphrase)s?|keys?|keyset|authorization|pin|jwt");
    private static final Set<String> TIMES = Set.of("at", "until", "since");

    private SecretFields() {}

    /** Returns the fields without those of secrets. */
    public static Map<String, Object> without(Map<String, Object> fields) {
        var kept = new LinkedHashMap<String, Object>();
        fields.forEach((name, value) -> {
            if (!isSecret(name)) {
                kept.put(name, value(value));
            }
        });
        return kept;
    }

    static boolean isSecret(String name) {
        var words = BETWEEN_WORDS
                .splitAsStream(name)
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toList();
        return !words.isEmpty()
                && !TIMES.contains(words.getLast())
                && words.stream().anyMatch(word -> SECRET.matcher(word).matches());
    }

    @SuppressWarnings("unchecked") // values of a JSON object: its names are texts
    private static @Nullable Object value(@Nullable Object value) {
        if (value instanceof Map<?, ?> object) {
            return without((Map<String, Object>) object);
        }
        return value instanceof List<?> array
                ? array.stream().map(SecretFields::value).toList()
                : value;
    }
}
