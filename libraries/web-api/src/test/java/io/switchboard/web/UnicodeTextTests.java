package io.switchboard.web;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class UnicodeTextTests {

    @ParameterizedTest
    @ValueSource(strings = {"", "Hi", "👋", "a👋b", "Привет", "\u0000", "\uffff", "\ufffd"})
    void aWellFormedTextIsLeftAsItIs(String text) {
        assertThat(UnicodeText.isWellFormed(text)).isTrue();
        assertThat(UnicodeText.wellFormed(text)).isSameAs(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud83d", "\udc4b", "\udc4b\ud83d", "a\ud83d", "\ud83da", "\ud83d👋", "👋\udc4b"})
    void anUnpairedSurrogateIsReplaced(String text) {
        assertThat(UnicodeText.isWellFormed(text)).isFalse();
        assertThat(UnicodeText.isWellFormed(UnicodeText.wellFormed(text))).isTrue();
        assertThat(UnicodeText.wellFormed(text)).hasSameSizeAs(text).contains("\ufffd");
    }

    @Test
    void aTextIsCutBetweenCharactersAndEndsWithAnEllipsis() {
        assertThat(UnicodeText.bounded("👋👋👋", 3)).isEqualTo("👋👋👋");
        assertThat(UnicodeText.bounded("👋👋👋👋", 3)).isEqualTo("👋👋…");
    }
}
