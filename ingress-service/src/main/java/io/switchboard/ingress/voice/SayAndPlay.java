package io.switchboard.ingress.voice;

import java.net.URI;
import java.util.Objects;
import java.util.function.Consumer;

import com.twilio.twiml.voice.Play;
import com.twilio.twiml.voice.Say;
import io.switchboard.voiceplan.Prompt;

/** Turns prompts into {@code <Say>} and {@code <Play>} verbs. */
final class SayAndPlay {

    private final VoiceSettings settings;

    SayAndPlay(VoiceSettings settings) {
        this.settings = settings;
    }

    /** Passes the verb of the prompt to one of the two consumers. */
    void speak(Prompt prompt, Consumer<Say> say, Consumer<Play> play) {
        if (prompt.play() == null) {
            say.accept(say(prompt));
        } else {
            play.accept(new Play.Builder(URI.create(prompt.play())).build());
        }
    }

    private Say say(Prompt prompt) {
        // A voice supports certain languages only, so both are taken from the same source.
        var hasOwn = prompt.voice() != null || prompt.language() != null;
        return new Say.Builder(writable(Objects.requireNonNull(prompt.say())))
                .voice(TwilioVoices.voice(hasOwn ? prompt.voice() : settings.voice()))
                .language(TwilioVoices.language(hasOwn ? prompt.language() : settings.language()))
                .build();
    }

    /**
     * Returns the text with spaces for characters that XML forbids, which would make the document unreadable, and for line
     * breaks and control characters, which are inaudible.
     *
     * @see <a href="https://www.w3.org/TR/xml/#charsets">Characters in XML 1.0</a>
     */
    static String writable(String text) {
        var written = new StringBuilder(text.length());
        text.codePoints()
                .map(character -> isWritable(character) ? character : ' ')
                .forEach(written::appendCodePoint);
        return written.toString();
    }

    private static boolean isWritable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                false;
            default -> codePoint != 0xFFFE && codePoint != 0xFFFF;
        };
    }
}
