package io.switchboard.provisioning.numbers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CursorTests {

    private static final Cursor CURSOR = new Cursor("demo", "+15005550006");

    @Test
    void comesBackAsItWas() {
        assertThat(CURSOR.encode()).matches("[A-Za-z0-9_-]+");
        assertThat(Cursor.decode("demo", CURSOR.encode())).contains(CURSOR);
    }

    @Test
    void everyChangeOfACharacterShows() {
        var encoded = CURSOR.encode();
        for (var i = 0; i < encoded.length(); i++) {
            var changed = new StringBuilder(encoded);
            changed.setCharAt(i, encoded.charAt(i) == 'A' ? 'B' : 'A');
            assertThat(Cursor.decode("demo", changed.toString())).isEmpty();
        }
    }

    @Test
    void isNoUseToAnotherTenant() {
        assertThat(Cursor.decode("other", CURSOR.encode())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "!", "AAAAAAAA", "KzE1MDA1NTUwMDA2", "%00", "=", "AAAAAAAAAAAAAAAAAAAA"})
    void whatWasNeverOneIsNone(String text) {
        assertThat(Cursor.decode("demo", text)).isEmpty();
    }
}
