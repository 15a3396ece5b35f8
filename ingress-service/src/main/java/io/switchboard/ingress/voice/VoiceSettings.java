package io.switchboard.ingress.voice;

import io.switchboard.voiceplan.Prompt;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How calls are answered where a plan leaves it open.
 *
 * @param defaultText what a caller hears when there is no plan, or it says nothing more
 * @param defaultVoice Twilio's name of the voice in which that and every text without a voice of its own is read; empty
 *     for the one that is set in the account
 * @param defaultLanguage likewise; empty for Twilio's own default, en-US
 */
@ConfigurationProperties("switchboard.ingress.voice")
public record VoiceSettings(String defaultText, String defaultVoice, String defaultLanguage) {

    public VoiceSettings {
        if (!defaultVoice.isEmpty() && TwilioVoices.voice(defaultVoice) == null) {
            throw new IllegalArgumentException(
                    "VOICE_DEFAULT_VOICE must be a voice of Twilio's, such as Polly.Joanna, or empty");
        }
        if (!defaultLanguage.isEmpty() && TwilioVoices.language(defaultLanguage) == null) {
            throw new IllegalArgumentException(
                    "VOICE_DEFAULT_LANGUAGE must be a language that Twilio reads, such as en-GB, or empty");
        }
        requireText(defaultText);
    }

    /** {@link #defaultText()}, in the usual voice and language. */
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
                    "VOICE_DEFAULT_TEXT must be a text of at most " + Prompt.MAX_TEXT_LENGTH + " characters", e);
        }
    }
}
