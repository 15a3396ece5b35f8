package io.switchboard.ingress.voice;

import io.switchboard.voiceplan.Prompt;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Configures answers to calls where a plan leaves them open.
 *
 * @param defaultText read to the caller when there is no plan, or it has ended
 * @param defaultVoice Twilio's name of the voice for texts that name none; empty for the one that is set in the account
 * @param defaultLanguage the language of texts that name none; empty for Twilio's own default, en-US
 */
@ConfigurationProperties("switchboard.ingress.voice")
public record VoiceSettings(String defaultText, String defaultVoice, String defaultLanguage) {

    public VoiceSettings {
        if (!defaultVoice.isEmpty() && TwilioVoices.voice(defaultVoice) == null) {
            throw new IllegalArgumentException(
                    "INGRESS_VOICE_DEFAULT_VOICE must be the name of a Twilio voice, such as Polly.Joanna, or empty");
        }
        if (!defaultLanguage.isEmpty() && TwilioVoices.language(defaultLanguage) == null) {
            throw new IllegalArgumentException(
                    "INGRESS_VOICE_DEFAULT_LANGUAGE must be a language that Twilio supports, such as en-GB, or empty");
        }
        requireText(defaultText);
    }

    /** Returns {@link #defaultText()} as a prompt. */
    Prompt closingWords() {
        return Prompt.say(defaultText);
    }

    @Nullable
    String voice() {
        return defaultVoice.isEmpty() ? null : defaultVoice;
    }

    @Nullable
    String language() {
        return defaultLanguage.isEmpty() ? null : defaultLanguage;
    }

    private static void requireText(String defaultText) {
        try {
            Prompt.say(defaultText);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "INGRESS_VOICE_DEFAULT_TEXT must be a text of at most " + Prompt.MAX_TEXT_LENGTH + " characters",
                    e);
        }
    }
}
