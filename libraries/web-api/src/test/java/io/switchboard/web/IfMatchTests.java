package io.switchboard.web;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class IfMatchTests {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "'\"3\"', true",
                "'\"2\" , \"3\"', true",
                "'*', true",
                "'\"2\"', false",
                "'W/\"3\"', false",
                "'\"03\"', false",
                "'\"\"', false"
            })
    void allowsTheRevisionsThatItLists(String header, boolean isAllowed) {
        assertThat(IfMatch.parse(header).allows(3)).isEqualTo(isAllowed);
    }

    @Test
    void allowsEveryRevisionWhereTheHeaderIsAbsent() {
        assertThat(IfMatch.parse(null).allows(3)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "3", "\"3", "\"3\",", "\"3\" \"4\"", "*, \"3\"", "3\""})
    void rejectsWhatIsNoEntityTag(String header) {
        assertThatExceptionOfType(ApiProblem.class)
                .isThrownBy(() -> IfMatch.parse(header))
                .satisfies(problem -> assertThat(problem.getBody().getType()).hasPath("/problems/invalid-if-match"));
    }

    @Test
    void refusesAnOutdatedRevisionWithThePresentState() {
        assertThatExceptionOfType(ApiProblem.class)
                .isThrownBy(() -> IfMatch.parse("\"2\"").require(3, "present"))
                .satisfies(problem -> {
                    assertThat(problem.getStatusCode().value()).isEqualTo(412);
                    assertThat(problem.getBody().getProperties()).containsEntry("current", "present");
                    assertThat(problem.getHeaders().getETag()).isEqualTo("\"3\"");
                });
    }
}
