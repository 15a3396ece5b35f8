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

/** The text that Twilio signed, from where the request target begins. */
public final class SignedText {

    private static final String APOSTROPHE = "'";
    private static final String ENCODED_APOSTROPHE = "%27";

    private SignedText() {}

    /** The same for all requests for which one signature is right, whichever way they are written. */
    public static byte[] canonical(SignedRequest request) {
        return switch (request) {
            case SignedRequest.Get get -> latin1(get.target().replace(ENCODED_APOSTROPHE, APOSTROPHE));
            case SignedRequest.FormPost post -> targetAndForm(post.target(), post.form());
            // The hash of the body is in the target.
            case SignedRequest.JsonPost post -> latin1(post.target());
        };
    }

    /** The part of a form's signed text that its parameters are: names and values without anything between. */
    public static byte[] parameters(FormParameters form) {
        return targetAndForm("", form);
    }

    /** What it may have been, the likeliest first. */
    static List<byte[]> candidates(SignedRequest request) {
        return switch (request) {
            case SignedRequest.Get get ->
                targets(get.target()).map(SignedText::latin1).toList();
            case SignedRequest.FormPost post -> List.of(targetAndForm(post.target(), post.form()));
            case SignedRequest.JsonPost post -> List.of(latin1(post.target()));
        };
    }

    /** Twilio, or a proxy before us, writes apostrophes in the query of a GET differently from how they are signed. */
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
                .map(each -> before + each);
    }

    private static byte[] targetAndForm(String target, FormParameters form) {
        var parameters = new ArrayList<>(form.parameters().entrySet());
        // By name alone, in code-point order.
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

    /** Texts compare by UTF-16 units otherwise, where the characters from U+E000 to U+FFFF come last. */
    private static int compareCodePoints(String one, String other) {
        var shorter = Math.min(one.length(), other.length());
        for (var i = 0; i < shorter; i++) {
            var left = one.charAt(i);
            var right = other.charAt(i);
            if (left != right) {
                var isBeyond = Character.isSurrogate(left);
                return isBeyond == Character.isSurrogate(right) ? left - right : isBeyond ? 1 : -1;
            }
        }
        return one.length() - other.length();
    }

    private static byte[] latin1(String target) {
        return target.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
