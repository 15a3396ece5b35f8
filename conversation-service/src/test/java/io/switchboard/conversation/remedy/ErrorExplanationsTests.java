package io.switchboard.conversation.remedy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ErrorExplanationsTests {

    @Test
    void explainsAtLeast120Codes() {
        assertThat(ErrorExplanations.all()).hasSizeGreaterThanOrEqualTo(120);
    }

    @Test
    void anExplanationIsTwoSentencesWithoutTheCode() {
        assertThat(ErrorExplanations.all()).allSatisfy((code, explanation) -> {
            assertThat(explanation.text()).matches("[A-Z0-9].*\\.").doesNotContain(code.toString());
            assertThat(explanation.remedy()).matches("[A-Z].*\\.").doesNotContain(code.toString());
        });
    }

    /** Meanings as Twilio's pages of the codes give them. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            21601 | none of the account's numbers
            30018 | registered before
            30038 | one-time code
            30039 | machine
            30042 | name
            63035 | RCS
            63038 | daily limit
            63049 | marketing
            91304 | internally
            91308 | in time
            """)
    void aCodeMeansWhatTwiliosDictionarySays(int code, String words) {
        assertThat(ErrorExplanations.of(code))
                .hasValueSatisfying(
                        explanation -> assertThat(explanation.text()).contains(words));
    }

    /** The codes that a message can end with, which the console shows most. */
    @ParameterizedTest
    @ValueSource(
            ints = {
                20003, 20429, 21211, 21408, 21606, 21608, 21610, 21611, 21612, 21614, 21635, 30001, 30002, 30003, 30004,
                30005, 30006, 30007, 30008, 30032, 30034, 30036, 35114, 35115, 35117, 63003, 63014, 63016, 63018, 63036
            })
    void aCodeOfAFailedMessageHasWordsOfItsOwn(int code) {
        assertThat(ErrorExplanations.all()).containsKey(code);
    }

    @Test
    void anUnknownCodeHasASentenceAndNoCodeHasNone() {
        assertThat(ErrorExplanations.of(99_999))
                .hasValueSatisfying(
                        explanation -> assertThat(explanation.text()).isEqualTo("Not delivered."));
        assertThat(ErrorExplanations.of(null)).isEmpty();
    }
}
