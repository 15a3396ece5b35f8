package io.switchboard.console;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Computes contrasts from {@code tokens.css}, after WCAG 2.2: 4.5 for text, 3 for controls and icons. */
class TokensTests {

    private static final Pattern TOKEN = Pattern.compile("--([\\w-]+): light-dark\\(#(\\w{6}), #(\\w{6})\\);");
    private static final Map<String, List<String>> TOKENS = tokens();

    @ParameterizedTest
    @CsvSource({
        "text, canvas pane surface raised hover selected out note accent-soft",
        "text-2, canvas pane surface raised hover selected good-soft warn-soft bad-soft info-soft voice-soft",
        "text-3, canvas pane surface raised hover selected",
        "accent, canvas pane surface raised hover selected out",
        "accent-ink, accent-soft surface pane canvas",
        "on-accent, accent-fill accent-fill-2",
        "note-ink, note",
        "good, good-soft canvas pane surface raised hover selected",
        "warn, warn-soft canvas pane surface raised hover selected",
        "bad, bad-soft canvas pane surface raised hover selected",
        "info, info-soft canvas pane surface raised hover selected",
        "voice, voice-soft canvas pane surface raised hover selected",
    })
    void textIsReadable(String text, String grounds) {
        assertThat(contrasts(text, grounds)).allSatisfy(Contrast::isEnoughForText);
    }

    @ParameterizedTest
    @CsvSource({
        "control, canvas pane surface raised",
        "wa, canvas pane surface raised",
        "sms, canvas pane surface raised"
    })
    void controlsAndIconsAreVisible(String control, String grounds) {
        assertThat(contrasts(control, grounds)).allSatisfy(Contrast::isEnoughForControls);
    }

    private static List<Contrast> contrasts(String color, String grounds) {
        return Stream.of(grounds.split(" "))
                .flatMap(ground -> IntStream.range(0, 2)
                        .mapToObj(theme -> new Contrast(
                                color,
                                ground,
                                theme == 0 ? "light" : "dark",
                                ratio(token(color).get(theme), token(ground).get(theme)))))
                .toList();
    }

    private static List<String> token(String name) {
        return Objects.requireNonNull(TOKENS.get(name), name);
    }

    /** The relative luminances of two colours to each other, from 1 to 21. */
    private static double ratio(String color, String other) {
        var luminances = Stream.of(color, other)
                .mapToDouble(TokensTests::luminance)
                .sorted()
                .toArray();
        return (luminances[1] + 0.05) / (luminances[0] + 0.05);
    }

    private static double luminance(String hex) {
        return 0.2126 * linear(hex, 0) + 0.7152 * linear(hex, 2) + 0.0722 * linear(hex, 4);
    }

    private static double linear(String hex, int at) {
        var value = Integer.parseInt(hex, at, at + 2, 16) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    /** Each token with its colours in the light and in the dark theme. */
    private static Map<String, List<String>> tokens() {
        try (var css = TokensTests.class.getResourceAsStream("/META-INF/resources/console/css/tokens.css")) {
            var text = new String(Objects.requireNonNull(css).readAllBytes(), StandardCharsets.UTF_8);
            return TOKEN.matcher(text)
                    .results()
                    .collect(Collectors.toMap(found -> found.group(1), TokensTests::themes));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> themes(MatchResult found) {
        return List.of(found.group(2), found.group(3));
    }

    private record Contrast(String color, String ground, String theme, double ratio) {

        void isEnoughForText() {
            assertThat(ratio).as("%s on %s, %s", color, ground, theme).isGreaterThanOrEqualTo(4.5);
        }

        void isEnoughForControls() {
            assertThat(ratio).as("%s on %s, %s", color, ground, theme).isGreaterThanOrEqualTo(3);
        }
    }
}
