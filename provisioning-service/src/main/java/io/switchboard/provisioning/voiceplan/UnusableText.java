package io.switchboard.provisioning.voiceplan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Finds text in a JSON value that TwiML cannot hold: unpaired surrogates, NUL and the other characters that XML does not
 * have.
 */
final class UnusableText {

    private UnusableText() {}

    /** Returns the path of the first such text, {@code digits.1.prompt.say} for example. */
    static Optional<String> placeIn(@Nullable Object value) {
        return places("", value).findFirst();
    }

    private static Stream<String> places(String place, @Nullable Object value) {
        if (value instanceof String text) {
            return isUsable(text) ? Stream.empty() : Stream.of(place);
        }
        if (value instanceof List<?> items) {
            return IntStream.range(0, items.size()).boxed().flatMap(i -> places(inside(place, i), items.get(i)));
        }
        return value instanceof Map<?, ?> fields
                ? fields.entrySet().stream()
                        .flatMap(entry -> Stream.concat(
                                places(place, entry.getKey()), places(inside(place, entry.getKey()), entry.getValue())))
                : Stream.empty();
    }

    private static String inside(String place, Object name) {
        return place.isEmpty() ? String.valueOf(name) : place + "." + name;
    }

    private static boolean isUsable(String text) {
        return text.codePoints().allMatch(UnusableText::isOfXml);
    }

    /** Implements https://www.w3.org/TR/xml/#charsets; surrogates are between the two ranges. */
    private static boolean isOfXml(int character) {
        return character == '\t'
                || character == '\n'
                || character == '\r'
                || (character >= 0x20 && character <= 0xD7FF)
                || (character >= 0xE000 && character <= 0xFFFD)
                || character >= 0x10000;
    }
}
