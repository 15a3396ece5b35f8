package io.switchboard.ingress.signature;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.switchboard.ingress.form.Form;

/** The text that Twilio signed, from where the request target begins. */
final class SignedText {

    private static final String APOSTROPHE = "'";
    private static final String ENCODED_APOSTROPHE = "%27";

    private SignedText() {}

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

    private static byte[] targetAndForm(String target, Form form) {
        var signed = new ByteArrayOutputStream(1024);
        signed.writeBytes(latin1(target));
        // By name alone, in code-point order, which is the order of the UTF-8 bytes.
        var byName = new TreeMap<byte[], List<String>>(Arrays::compareUnsigned);
        form.parameters().forEach((name, values) -> byName.put(utf8(name), values));
        byName.forEach((name, values) -> sortedAndDistinct(values).forEach(value -> {
            signed.writeBytes(name);
            signed.writeBytes(value);
        }));
        return signed.toByteArray();
    }

    private static Collection<byte[]> sortedAndDistinct(List<String> values) {
        if (values.size() == 1) {
            return List.of(utf8(values.getFirst()));
        }
        var sorted = new TreeSet<byte[]>(Arrays::compareUnsigned);
        values.forEach(each -> sorted.add(utf8(each)));
        return sorted;
    }

    private static byte[] latin1(String target) {
        return target.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
