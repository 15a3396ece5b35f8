package io.switchboard.voiceplan;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Objects;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Something that is heard on the phone: either a text that is read aloud or a recording that is played.
 *
 * @param say the text, 4,096 characters at most. Plain: markup in it is read aloud like anything else
 * @param voice Twilio's name of the voice, {@code Polly.Joanna}; the usual one where it is absent or not known
 * @param language of the text, {@code en-GB}; likewise
 * @param play the recording's URL, which Twilio must be able to reach
 * @see <a href="https://www.twilio.com/docs/voice/twiml/say">Say</a>
 */
public record Prompt(
        @Nullable String say,
        @Nullable String voice,
        @Nullable String language,
        @Nullable String play) {

    /** What Twilio reads aloud in one piece. */
    public static final int LONGEST_TEXT = 4_096;

    private static final int LONGEST_URL = 2_048;
    private static final Pattern VOICE = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z0-9-]{2,16}");

    public Prompt {
        if ((say == null) == (play == null)) {
            throw new IllegalArgumentException("A prompt has either 'say' or 'play'");
        }
        if (say != null && (say.length() > LONGEST_TEXT || !isAudible(say))) {
            throw new IllegalArgumentException("'say' must be a text of at most " + LONGEST_TEXT + " characters");
        }
        if (play != null && !isUrl(play)) {
            throw new IllegalArgumentException("'play' must be a URL like https://example.com/greeting.mp3");
        }
        if (play != null && (voice != null || language != null)) {
            throw new IllegalArgumentException("'voice' and 'language' belong to 'say', not to 'play'");
        }
        if (voice != null && !VOICE.matcher(voice).matches()) {
            throw new IllegalArgumentException("'voice' must be a voice of Twilio's, such as Polly.Joanna");
        }
        if (language != null && !LANGUAGE.matcher(language).matches()) {
            throw new IllegalArgumentException("'language' must be a language like en-GB");
        }
    }

    /** A text in the usual voice and language. */
    public static Prompt say(String text) {
        return new Prompt(text, null, null, null);
    }

    public static Prompt play(String url) {
        return new Prompt(null, null, null, url);
    }

    int length() {
        return say != null ? say.length() : Objects.requireNonNull(play).length();
    }

    /** Control characters are no part of a document for Twilio, so a text of nothing else would be silence. */
    private static boolean isAudible(String text) {
        return text.codePoints()
                .anyMatch(each -> Character.isDefined(each) && !isSilent(each) && !Character.isWhitespace(each));
    }

    private static boolean isSilent(int codePoint) {
        return Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE;
    }

    private static boolean isUrl(String text) {
        try {
            var url = new URI(text);
            return text.length() <= LONGEST_URL
                    && ("https".equals(url.getScheme()) || "http".equals(url.getScheme()))
                    && url.getRawAuthority() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
