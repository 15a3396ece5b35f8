package io.switchboard.ingress.voice;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class VoiceSettingsTests {

    @ParameterizedTest
    @CsvSource({
        "'',   '',          '',    INGRESS_VOICE_DEFAULT_TEXT",
        "' ',  '',          '',    INGRESS_VOICE_DEFAULT_TEXT",
        "Bye,  Polly.Ada,   '',    INGRESS_VOICE_DEFAULT_VOICE",
        "Bye,  '',          en_GB, INGRESS_VOICE_DEFAULT_LANGUAGE"
    })
    void rejectValuesThatTwilioDoesNotSupport(String text, String voice, String language, String variable) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new VoiceSettings(text, voice, language))
                .withMessageStartingWith(variable + " must be");
    }

    @Test
    void rejectATextLongerThanTwilioReads() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new VoiceSettings("x".repeat(4_097), "", ""))
                .withMessage("INGRESS_VOICE_DEFAULT_TEXT must be a text of at most 4096 characters");
    }

    @Test
    void determineVoiceAndLanguageOfTheClosingWords() {
        var heard = new CallerLine(null, new VoiceSettings("Auf Wiederhören", "Polly.Vicki-Neural", "de-DE")).call();

        assertThat(heard.verbs()).containsExactly("Say Auf Wiederhören", "Hangup");
        assertThat(heard.twiml().all("//Say/@*")).containsExactlyInAnyOrder("Polly.Vicki-Neural", "de-DE");
    }
}
