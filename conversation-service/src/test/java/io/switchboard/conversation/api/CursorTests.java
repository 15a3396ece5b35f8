package io.switchboard.conversation.api;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CursorTests {

    private static final Instant AT = Instant.parse("2026-11-21T12:00:00.123Z");
    private static final String ID = "019aa5b2-7c31-7cc3-98c4-dc0c0c07398f";

    @Test
    void isReadAsItWasWritten() {
        assertThat(Cursor.read(Cursor.write(AT, ID))).isEqualTo(new Cursor(AT, ID));
    }

    @Test
    void isTheBeginningWhenAbsent() {
        assertThat(Cursor.read(null)).isNull();
        assertThat(Cursor.read("")).isNull();
    }

    @Test
    void isRefusedWhenAnyCharacterWasAltered() {
        var text = Cursor.write(AT, ID);
        for (var i = 0; i < text.length(); i++) {
            var altered = text.substring(0, i) + (text.charAt(i) == 'A' ? 'B' : 'A') + text.substring(i + 1);
            // The last character carries two bits that mean nothing.
            if (i < text.length() - 1) {
                assertThatExceptionOfType(Problem.class).isThrownBy(() -> Cursor.read(altered));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "AAAA", "!!!", "äöü", "null", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "' or 1=1"})
    void isRefusedWhenItIsNone(String text) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> Cursor.read(text))
                .satisfies(problem -> assertThat(problem.getBody().getType()).hasPath("/problems/invalid-cursor"));
    }

    @Test
    void isRefusedWhenItIsHuge() {
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> Cursor.read("A".repeat(1_000_000)));
    }
}
