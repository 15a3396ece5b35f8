package io.switchboard.web;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class IdempotencyKeyTests {

    /** As the server reads them: each byte of UTF-8 is a character. */
    @ParameterizedTest
    @ValueSource(strings = {"a key", "\u00c3\u00a9", "\u00f0\u009f\u0091\u008b"})
    void aKeyIsTakenAsItCame(String header) {
        assertThat(IdempotencyKey.parse(header)).contains(new IdempotencyKey(header));
    }

    @Test
    void anAbsentOrEmptyHeaderIsNoKey() {
        assertThat(IdempotencyKey.parse(null)).isEmpty();
        assertThat(IdempotencyKey.parse("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00ed\u00a0\u00bd", "\u00e9", "\u00ff", "\ud83d"})
    void aKeyThatIsNotUtf8IsRefused(String header) {
        assertRefused(header);
    }

    @Test
    void aKeyThatIsTooLongIsRefused() {
        assertThat(IdempotencyKey.parse("x".repeat(255))).isPresent();
        assertRefused("x".repeat(256));
    }

    private static void assertRefused(String header) {
        assertThatExceptionOfType(ApiProblem.class)
                .isThrownBy(() -> IdempotencyKey.parse(header))
                .satisfies(problem ->
                        assertThat(problem.getBody().getType()).hasPath("/problems/invalid-idempotency-key"));
    }
}
