package io.switchboard.conversation.consent;

import io.switchboard.conversation.message.AddressPair;
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

    @ParameterizedTest
    @CsvSource({
        "sms, +15005550006, YES, CONSENT",
        "sms, +15005550006, cancel, REFUSAL",
        "sms, 12345, Stop., REFUSAL",
        "rcs, agent, END, REFUSAL",
        "whatsapp, +15005550006, stop, REFUSAL",
        "sms, +18005550006, UNSUBSCRIBE, REFUSAL"
    })
    void theWordsThatDecideDependOnTheChannelAndTheNumber(String channel, String ours, String text, OptOutWord word) {
        assertThat(OptOutWord.binding(new AddressPair(channel, ours, "+15551230001"), "", text))
                .hasValue(word);
    }

    @ParameterizedTest
    @CsvSource({
        "sms, 12345, YES",
        "sms, +18885550006, yes",
        "sms, +18885550006, cancel",
        "whatsapp, +15005550006, YES",
        "whatsapp, +15005550006, cancel",
        "messenger, 4711, end",
        "sms, +15005550006, please stop calling"
    })
    void anAmbiguousWordDecidesOnlyWhereTwilioTakesItForARefusal(String channel, String ours, String text) {
        assertThat(OptOutWord.binding(new AddressPair(channel, ours, "+15551230001"), "", text))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"STOP, REFUSAL", "START, CONSENT", "HELP, QUESTION"})
    void twiliosWordComesBeforeTheText(String optOutType, OptOutWord word) {
        assertThat(OptOutWord.binding(new AddressPair("whatsapp", "+1", "+2"), optOutType, "nie wieder"))
                .hasValue(word);
    }
}
