package io.switchboard.ingress.signature;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.switchboard.ingress.form.FormParameters;

/** Builds the text that Twilio signed, beginning with the request target. */
public final class SignedText {

    private static final String APOSTROPHE = "'";
    private static final String ENCODED_APOSTROPHE = "%27";

    private SignedText() {}

    /** Returns a text that is the same for all encodings of a request for which one signature is valid. */
    public static byte[] canonical(SignedRequest request) {
        return switch (request) {
            case SignedRequest.Get get -> latin1(get.target().replace(ENCODED_APOSTROPHE, APOSTROPHE));
            case SignedRequest.FormPost post -> targetAndForm(post.target(), post.form());
            // The hash of the body is in the target.
            case SignedRequest.JsonPost post -> latin1(post.target());
        };
    }

    /** Returns the parameters' part of the signed text of a form: names and values without separators. */
    public static byte[] parameters(FormParameters form) {
        return targetAndForm("", form);
    }

    /** Returns the texts that Twilio may have signed, the likeliest first. */
    static List<byte[]> candidates(SignedRequest request) {
        return switch (request) {
            case SignedRequest.Get get ->
                targets(get.target()).map(SignedText::latin1).toList();
            case SignedRequest.FormPost post -> List.of(targetAndForm(post.target(), post.form()));
            case SignedRequest.JsonPost post -> List.of(latin1(post.target()));
        };
    }

    /** Twilio, or a proxy, may encode apostrophes in the query of a GET differently from how they were signed. */
    private static Stream<String> targets(String target) {
        var query = target.indexOf('?');
        if (query < 0) {
            return Stream.of(target);
        }
        var before = target.substring(0, query);
        var after = target.substring(query);
        return Stream.of(
                        after,
                        after.replace(APOSTROPHE, ENCODED_APOSTROPHE),
                        after.replace(ENCODED_APOSTROPHE, APOSTROPHE))
                .distinct()
                .map(encoded -> before + encoded);
    }

    private static byte[] targetAndForm(String target, FormParameters form) {
        var parameters = new ArrayList<>(form.parameters().entrySet());
        // By name only, in code-point order.
        parameters.sort(Map.Entry.comparingByKey(SignedText::compareCodePoints));
        var signed = new StringBuilder(1024);
        for (var parameter : parameters) {
            for (var value : sortedAndDistinct(parameter.getValue())) {
                signed.append(parameter.getKey()).append(value);
            }
        }
        var url = latin1(target);
        var rest = utf8(signed.toString());
        var text = Arrays.copyOf(url, url.length + rest.length);
        System.arraycopy(rest, 0, text, url.length, rest.length);
        return text;
    }

    private static Collection<String> sortedAndDistinct(List<String> values) {
        if (values.size() == 1) {
            return values;
        }
        var sorted = new TreeSet<String>(SignedText::compareCodePoints);
        sorted.addAll(values);
        return sorted;
    }

    /** {@link String#compareTo} compares UTF-16 units, by which the characters from U+E000 to U+FFFF come last. */
    private static int compareCodePoints(String first, String second) {
        var shorter = Math.min(first.length(), second.length());
        for (var i = 0; i < shorter; i++) {
            var left = first.charAt(i);
            var right = second.charAt(i);
            if (left != right) {
                var isBeyond = Character.isSurrogate(left);
                return isBeyond == Character.isSurrogate(right) ? left - right : isBeyond ? 1 : -1;
            }
        }
        return first.length() - second.length();
    }

    private static byte[] latin1(String target) {
        return target.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
