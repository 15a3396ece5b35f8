package io.switchboard.voiceplan;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Objects;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Holds either a text that is read to the caller or the URL of a recording that is played.
 *
 * @param say the text, at most 4,096 characters. Plain: markup is read aloud
 * @param voice Twilio's name of the voice, {@code Polly.Joanna}; the installation's voice when it is absent or unknown
 * @param language the language of the text, {@code en-GB}; the installation's language when it is absent or unknown
 * @param play the URL of the recording, which Twilio must be able to reach
 * @see <a href="https://www.twilio.com/docs/voice/twiml/say">Say</a>
 */
public record Prompt(
        @Nullable String say,
        @Nullable String voice,
        @Nullable String language,
        @Nullable String play) {

    /** The longest text that Twilio reads in one {@code <Say>}. */
    public static final int MAX_TEXT_LENGTH = 4_096;

    private static final int MAX_URL_LENGTH = 2_048;
    private static final Pattern VOICE = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z0-9-]{2,16}");

    public Prompt {
        if ((say == null) == (play == null)) {
            throw new IllegalArgumentException("A prompt has either 'say' or 'play'");
        }
        if (say != null && (say.length() > MAX_TEXT_LENGTH || !isAudible(say))) {
            throw new IllegalArgumentException("'say' must be a text of at most " + MAX_TEXT_LENGTH + " characters");
        }
        if (play != null && !isUrl(play)) {
            throw new IllegalArgumentException("'play' must be a URL like https://example.com/greeting.mp3");
        }
        if (play != null && (voice != null || language != null)) {
            throw new IllegalArgumentException("'voice' and 'language' belong to 'say', not to 'play'");
        }
        if (voice != null && !VOICE.matcher(voice).matches()) {
            throw new IllegalArgumentException("'voice' must be the name of a Twilio voice like Polly.Joanna");
        }
        if (language != null && !LANGUAGE.matcher(language).matches()) {
            throw new IllegalArgumentException("'language' must be a language like en-GB");
        }
    }

    /** Creates a text in the installation's voice and language. */
    public static Prompt say(String text) {
        return new Prompt(text, null, null, null);
    }

    /** Creates a recording. */
    public static Prompt play(String url) {
        return new Prompt(null, null, null, url);
    }

    int length() {
        return say != null ? say.length() : Objects.requireNonNull(play).length();
    }

    /** Rejects texts of control characters only: TwiML omits them, so that the prompt would be silent. */
    private static boolean isAudible(String text) {
        return text.codePoints()
                .anyMatch(character ->
                        Character.isDefined(character) && !isSilent(character) && !Character.isWhitespace(character));
    }

    private static boolean isSilent(int codePoint) {
        return Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE;
    }

    private static boolean isUrl(String text) {
        try {
            var url = new URI(text);
            return text.length() <= MAX_URL_LENGTH
                    && ("https".equals(url.getScheme()) || "http".equals(url.getScheme()))
                    && url.getRawAuthority() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
