package io.switchboard.ingress.signature;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.switchboard.ingress.signature.ReferenceSigner.Pair;
import io.switchboard.ingress.signature.Webhook.Base;
import io.switchboard.ingress.signature.Webhook.Content;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Webhooks of every kind, the odd ones more often than life has them. */
final class Webhooks {

    private static final String UNRESERVED = "abcXYZ019-._~";

    private static final HexFormat SMALL = HexFormat.of();
    private static final HexFormat CAPITALS = SMALL.withUpperCase();

    private Webhooks() {}

    static Arbitrary<Webhook> webhooks() {
        return Combinators.combine(
                        bases(),
                        targets(),
                        contents(),
                        tokens(),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false))
                .as(Webhooks::webhook)
                .flatMap(Webhooks::withHash);
    }

    static Arbitrary<Base> bases() {
        var scheme = Arbitraries.frequency(
                Tuple.of(12, "https"), Tuple.of(4, "http"), Tuple.of(4, "HTTPS"), Tuple.of(1, "Http"));
        var user = Arbitraries.frequency(
                Tuple.of(24, ""), Tuple.of(1, "user@"), Tuple.of(1, "user:pass@"), Tuple.of(1, "a@b:c@"));
        var host = Arbitraries.frequencyOf(
                Tuple.of(
                        6,
                        Arbitraries.of(
                                "hooks.example.com",
                                "Hooks.Example.COM",
                                "xn--bcher-kva.example",
                                "localhost",
                                "192.0.2.7",
                                "[::1]",
                                "[2001:DB8::7]",
                                "example.com.")),
                Tuple.of(1, Arbitraries.of("my_host.example", "_a.example.com", "bücher.example", "例え.テスト", "a.b.1c")),
                Tuple.of(3, text("abc123", 12).map(each -> "h" + each + ".example")));
        var port = Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.just("")),
                Tuple.of(2, Arbitraries.of(":443", ":80", ":8443")),
                Tuple.of(1, Arbitraries.integers().between(1, 65_535).map(each -> ":" + each)));
        var prefix = Arbitraries.frequency(
                Tuple.of(6, ""), Tuple.of(1, "/in"), Tuple.of(1, "/a/b-c.d"), Tuple.of(1, "/%20x"), Tuple.of(1, "/é"));
        return Combinators.combine(
                        scheme,
                        user,
                        host,
                        port,
                        prefix,
                        Arbitraries.frequency(Tuple.of(4, ""), Tuple.of(1, "/"), Tuple.of(1, "//")))
                .as(Base::new);
    }

    static Arbitrary<List<Pair>> pairs() {
        var pair = Combinators.combine(names(), values()).as(Pair::new);
        return Arbitraries.frequencyOf(
                Tuple.of(1, pair.list().ofMaxSize(1)),
                Tuple.of(8, pair.list().ofMaxSize(7)),
                Tuple.of(
                        2,
                        Combinators.combine(pair.list().ofMinSize(1).ofMaxSize(6), values())
                                .as(Webhooks::repeated)),
                // In the order of code points, and so of UTF-8, which is not that of UTF-16.
                Tuple.of(1, values().map(each -> List.of(new Pair("👋", each), new Pair("～", "")))));
    }

    static Arbitrary<String> values() {
        return Arbitraries.frequencyOf(
                Tuple.of(20, Arbitraries.just("")),
                Tuple.of(
                        40,
                        Arbitraries.of("SM123", "+15005550006", " Hi ", "a+b&c=d%e", "whatsapp:+1", "'\"<>{}|\\^`")),
                Tuple.of(60, everyAlphabet(12)),
                Tuple.of(1, Arbitraries.integers().between(1, 60).map(each -> "x👋é".repeat(each * each))));
    }

    static Arbitrary<String> tokens() {
        return Arbitraries.frequencyOf(
                Tuple.of(6, text("0123456789abcdef", 32).filter(each -> !each.isEmpty())),
                Tuple.of(1, everyAlphabet(100).filter(each -> !each.isEmpty() && each.indexOf('\0') < 0)));
    }

    private static Arbitrary<String> names() {
        return Arbitraries.frequencyOf(
                Tuple.of(
                        12,
                        Arbitraries.of(
                                "AccountSid",
                                "accountsid",
                                "Body",
                                "From",
                                "Reason",
                                "ReasonConferenceEnded",
                                "bodySHA256")),
                Tuple.of(3, text(UNRESERVED, 8)),
                Tuple.of(1, Arbitraries.of("～", "👋", "\uE000", "𝒜")),
                Tuple.of(2, everyAlphabet(6)));
    }

    private static Arbitrary<Content> contents() {
        return Arbitraries.frequencyOf(
                Tuple.of(
                        8,
                        Combinators.combine(pairs(), Arbitraries.longs())
                                .as((pairs, style) -> new Content.FormBody(pairs, encoded(pairs, new Random(style))))),
                Tuple.of(4, Arbitraries.just(new Content.Nothing())),
                Tuple.of(3, everyAlphabet(20).map(each -> new Content.JsonBody("{\"a\":\"" + each + "\"}"))));
    }

    private static Arbitrary<String> targets() {
        var path = Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.of("", "/", "/api/webhooks/sms", "/api/webhooks/voice/status", "/x'y")),
                Tuple.of(1, Arbitraries.of("//x", "/a//", "/%20", "/é", "/👋")),
                Tuple.of(1, Arbitraries.of("/%2B", "/%c3%a9", "/{x}", "/a%2Fb")),
                Tuple.of(2, text(UNRESERVED, 10).map(each -> "/" + each)));
        var plain = Arbitraries.of(
                "a=1",
                "b",
                "=",
                "foo=1&bar=2",
                "c=+",
                "d=%20",
                "e=%25%22%7B",
                "f=a/b?c:d@e",
                "g=é👋",
                "bodySHA256=",
                "h[]=1");
        var apostrophes = Arbitraries.of("o='", "p=%27", "q=It's+Bob%27s");
        var odd =
                Arbitraries.of("k=%2B", "l=%26", "m=%c3%a9", "n=%7E", "r=\"", "s={x}", "t=|", "u=%", "v=%zz", "w=%FF");
        var query = Arbitraries.frequencyOf(
                        Tuple.of(3, plain),
                        Tuple.of(1, odd),
                        Tuple.of(1, apostrophes),
                        Tuple.of(1, text(UNRESERVED, 10)))
                .list()
                .ofMaxSize(4)
                .map(each -> "?" + String.join("&", each));
        return Combinators.combine(path, Arbitraries.frequencyOf(Tuple.of(1, Arbitraries.just("")), Tuple.of(3, query)))
                .as(String::concat);
    }

    /** A target as a JSON webhook has it, and now and then as it must not. */
    private static Arbitrary<Webhook> withHash(Webhook webhook) {
        if (!(webhook.content() instanceof Content.JsonBody json)) {
            return Arbitraries.just(webhook);
        }
        var right = "bodySHA256=" + ReferenceCheck.sha256(json.text());
        var wrong = "bodySHA256=" + ReferenceCheck.sha256(json.text() + " ");
        return Arbitraries.frequency(
                        Tuple.of(12, List.of(right)),
                        Tuple.of(2, List.of(right, right)),
                        Tuple.of(4, List.of(right, wrong)),
                        Tuple.of(1, List.of(wrong, right)),
                        Tuple.of(1, List.of(wrong)),
                        Tuple.of(1, List.of("x" + right)),
                        Tuple.of(1, List.<String>of()))
                .map(hashes -> {
                    var separator = webhook.target().contains("?") ? "&" : "?";
                    return hashes.isEmpty()
                            ? webhook
                            : webhook.withTarget(webhook.target() + separator + String.join("&", hashes));
                });
    }

    private static Webhook webhook(
            Base base, String target, Content content, String token, boolean otherPort, boolean otherApostrophes) {
        return new Webhook(
                base, target, content, token, otherPort, otherApostrophes && content instanceof Content.Nothing);
    }

    /** The first one once more, and again with another value. */
    private static List<Pair> repeated(List<Pair> pairs, String value) {
        var first = pairs.getFirst();
        return Stream.concat(pairs.stream(), Stream.of(first, new Pair(first.name(), value)))
                .toList();
    }

    private static Arbitrary<String> text(String characters, int longest) {
        return Arbitraries.strings().withChars(characters.toCharArray()).ofMaxLength(longest);
    }

    /** All of Unicode that can be encoded, and more often what is known for trouble. */
    private static Arbitrary<String> everyAlphabet(int longest) {
        var any = Arbitraries.integers()
                .between(0, Character.MAX_CODE_POINT)
                .filter(each -> each < Character.MIN_SURROGATE || each > Character.MAX_SURROGATE);
        var known = Arbitraries.of(
                "a",
                "Z",
                "é",
                "e\u0301",
                "ß",
                "я",
                "ع",
                "\u202E",
                "क्ष",
                "한",
                "漢",
                "👋🏽",
                "👩‍👩‍👧",
                "\uFFFD",
                "\uFFFF",
                "\uE000",
                "\0",
                "\r\n",
                "&",
                "=",
                "+",
                "%",
                " ",
                "\u00A0");
        return Arbitraries.frequencyOf(Tuple.of(3, known), Tuple.of(2, any.map(Character::toString)))
                .list()
                .ofMaxSize(longest)
                .map(each -> String.join("", each));
    }

    /** Any of the encodings that a form may have. */
    static String encoded(List<Pair> pairs, Random style) {
        return pairs.stream()
                .map(each -> encoded(each.name(), style)
                        + (each.value().isEmpty() && style.nextBoolean() ? "" : "=")
                        + encoded(each.value(), style))
                .collect(Collectors.joining(style.nextInt(8) == 0 ? "&&" : "&"));
    }

    private static String encoded(String text, Random style) {
        return text.codePoints().mapToObj(each -> encoded(each, style)).collect(Collectors.joining());
    }

    private static String encoded(int character, Random style) {
        var text = Character.toString(character);
        if (character == ' ' && style.nextBoolean()) {
            return "+";
        }
        if ("&=+% ".contains(text) || style.nextInt(3) == 0) {
            var escaped = new StringBuilder();
            for (var each : text.getBytes(StandardCharsets.UTF_8)) {
                escaped.append('%').append((style.nextBoolean() ? CAPITALS : SMALL).toHexDigits(each));
            }
            return escaped.toString();
        }
        return text;
    }
}
