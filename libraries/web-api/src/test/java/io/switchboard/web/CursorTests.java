package io.switchboard.web;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CursorTests {

    private static final String LIST = "conversations";
    private static final Instant AT = Instant.parse("2026-11-21T12:00:00.123Z");
    private static final String ID = "019aa5b2-7c31-7cc3-98c4-dc0c0c07398f";

    @Test
    void aCursorIsReadAsItWasWritten() {
        var cursor = Objects.requireNonNull(Cursor.read(LIST, Cursor.of(AT, ID).text(LIST)));

        assertThat(cursor).isEqualTo(Cursor.of(AT, ID));
        assertThat(cursor.at()).isEqualTo(AT);
        assertThat(cursor.id()).isEqualTo(ID);
    }

    @Test
    void aCursorOfAListWithOneKeyIsReadAsItWasWritten() {
        var text = Cursor.of("+15005550006").text("phone-numbers");

        assertThat(text).matches("[A-Za-z0-9_-]+");
        assertThat(Cursor.read("phone-numbers", text)).isEqualTo(Cursor.of("+15005550006"));
    }

    @Test
    void noCursorIsTheBeginningOfTheList() {
        assertThat(Cursor.read(LIST, null)).isNull();
        assertThat(Cursor.read(LIST, "")).isNull();
    }

    @Test
    void aCursorIsRefusedWhenAnyCharacterWasAltered() {
        var text = Cursor.of(AT, ID).text(LIST);
        for (var i = 0; i < text.length(); i++) {
            var altered = text.substring(0, i) + (text.charAt(i) == 'A' ? 'B' : 'A') + text.substring(i + 1);
            assertRefused(LIST, altered);
        }
    }

    @Test
    void aCursorOfAnotherListIsRefused() {
        assertRefused("messages", Cursor.of(AT, ID).text(LIST));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "AAAA",
                "!!!",
                "äöü",
                "null",
                "=",
                "%00",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "' or 1=1",
                // Cursors that earlier versions returned for numbers and conversations.
                "KzE1MDA1NTUwMDA2",
                "8PqtXQAAAZqk9JB7MDE5YWE1YjItN2MzMS03Y2MzLTk4YzQtZGMwYzBjMDczOThm"
            })
    void aTextThatIsNoCursorIsRefused(String text) {
        assertRefused(LIST, text);
    }

    @Test
    void aHugeTextIsRefused() {
        assertRefused(LIST, "A".repeat(1_000_000));
    }

    @Test
    void aTimeThatAClientMadeUpIsRefused() {
        var forged = Cursor.of("yesterday").text(LIST);

        var cursor = Objects.requireNonNull(Cursor.read(LIST, forged));

        assertThatExceptionOfType(ApiProblem.class).isThrownBy(cursor::at);
    }

    @Test
    void keysThatAreNotUtf8AreRefused() {
        var bytes = "123456\u00ff\u00fe".getBytes(StandardCharsets.ISO_8859_1);

        assertRefused(LIST, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    private static void assertRefused(String list, String text) {
        assertThatExceptionOfType(ApiProblem.class)
                .isThrownBy(() -> Cursor.read(list, text))
                .satisfies(problem -> assertThat(problem.getBody().getType()).hasPath("/problems/invalid-cursor"));
    }
}
