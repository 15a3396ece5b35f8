package io.switchboard.conversation.autoreply.decision;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class OptOutWordTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "STOP",
                "stop",
                " Stop. ",
                "STOP!",
                "\"stop\"",
                "StopAll",
                "UNSUBSCRIBE",
                "END",
                "QUIT",
                "CANCEL",
                "REVOKE",
                "OPTOUT",
                "ARRÊT",
                "arret",
                "ALTO",
                "Стоп",
                "停止",
                "ＳＴＯＰ",
                "توقف",
                "수신거부"
            })
    void aRefusalIsRecognised(String text) {
        assertThat(OptOutWord.in(text)).hasValue(OptOutWord.REFUSAL);
    }

    @ParameterizedTest
    @CsvSource({"START, CONSENT", "unstop, CONSENT", "HELP, QUESTION", "Info?, QUESTION", "Ayuda, QUESTION"})
    void consentAndQuestionsAreRecognised(String text, OptOutWord word) {
        assertThat(OptOutWord.in(text)).hasValue(word);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "STOP PLEASE",
                "please stop",
                "stopping",
                "nonstop",
                "YES",
                "yes",
                "the end",
                "info please",
                "help me",
                "👍",
                "st op"
            })
    void anythingElseIsAnOrdinaryMessage(String text) {
        assertThat(OptOutWord.in(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"STOP, REFUSAL", "START, CONSENT", "HELP, QUESTION", "stop, REFUSAL"})
    void whatTwilioRecognisedCounts(String optOutType, OptOutWord word) {
        assertThat(OptOutWord.recognised(optOutType)).hasValue(word);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "PAUSE"})
    void anUnknownTypeIsNone(String optOutType) {
        assertThat(OptOutWord.recognised(optOutType)).isEmpty();
    }
}
