package io.switchboard.conversation.autoreply.decision;

import io.switchboard.conversation.setting.page.KeywordsPage.Match;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class ComparableTextTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "hours; hours; true",
                "HOURS; hours; true",
                "' Hours! '; hours; true",
                "Hours?; hours?; true",
                "opening   hours; Opening Hours; true",
                "hours please; hours; false",
                "hour; hours; false",
                "ÖFFNUNGSZEITEN; öffnungszeiten; true",
                "STRASSE; straße; true",
                "ΟΔΟΣ; οδος; true",
                "İSTANBUL; istanbul; true",
                "ЧАСЫ; часы; true",
                "Ｈｏｕｒｓ; hours; true",
                "café; cafe; false",
                "👍; 👍; true",
                "👍👍; 👍; false",
                "营业时间; 营业时间; true",
                "שעות; שעות; true"
            })
    void aMessageThatIsTheWordMatchesExactly(String message, String word, boolean matches) {
        assertThat(matches(message, Match.EXACT, word)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "price of a tyre; price; true",
                "Price: how much?; PRICE; true",
                "'\"Price\" please'; price; true",
                "price; price; true",
                "prices; price; false",
                "the price; price; false",
                "цена шины; Цена; true",
                "цены; цен; false",
                "营业时间是什么; 营业时间; true",
                "영업시간은?; 영업시간; true",
                "नमस्ते जी; नमस्ते; true",
                "नमस्ते; नमस; false",
                "👍 great; 👍; true"
            })
    void aMessageThatBeginsWithTheWordMatchesByPrefix(String message, String word, boolean matches) {
        assertThat(matches(message, Match.PREFIX, word)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "When are you open today?; open; true",
                "OPEN; open; true",
                "reopening soon; open; false",
                "reopening, or open?; open; true",
                "are you (open)?; open; true",
                "open24; open; false",
                "do you open on sundays; open on; true",
                "do you open ones; open on; false",
                "请问营业时间是什么; 营业时间; true",
                "この店は何時に開きますか; 何時; true",
                "вы открыты?; Открыты; true",
                "вы приоткрыты?; открыты; false",
                "متى تفتحون اليوم؟; اليوم; true",
                "that is 👍👍; 👍; true",
                "closed; open; false"
            })
    void aMessageThatHoldsTheWordMatchesByContent(String message, String word, boolean matches) {
        assertThat(matches(message, Match.CONTAINS, word)).isEqualTo(matches);
    }

    @ParameterizedTest
    @EnumSource
    void anEmptyWordMatchesNothing(Match match) {
        assertThat(matches("", match, "")).isFalse();
        assertThat(matches("hi", match, " ")).isFalse();
    }

    @Test
    void aWordWithCharactersOfRegularExpressionsIsText() {
        assertThat(matches("what is (a|b)*?", Match.CONTAINS, "(a|b)*")).isTrue();
        assertThat(matches("aaa", Match.EXACT, "a*")).isFalse();
    }

    @Test
    void aLongMessageIsComparedQuickly() {
        var message = "a".repeat(60_000);

        assertThat(matches(message, Match.CONTAINS, "a".repeat(100))).isFalse();
    }

    private static boolean matches(String message, Match match, String word) {
        return ComparableText.of(message).matches(match, ComparableText.of(word));
    }
}
