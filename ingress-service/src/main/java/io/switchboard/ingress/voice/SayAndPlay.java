package io.switchboard.ingress.voice;

import java.net.URI;
import java.util.Objects;
import java.util.function.Consumer;

import com.twilio.twiml.voice.Play;
import com.twilio.twiml.voice.Say;
import io.switchboard.voiceplan.Prompt;

/** Prompts as Twilio's verbs. */
final class SayAndPlay {

    private final VoiceSettings settings;

    SayAndPlay(VoiceSettings settings) {
        this.settings = settings;
    }

    /** Gives the prompt to whichever of the two takes it. */
    void speak(Prompt prompt, Consumer<Say> say, Consumer<Play> play) {
        if (prompt.play() == null) {
            say.accept(say(prompt));
        } else {
            play.accept(new Play.Builder(URI.create(prompt.play())).build());
        }
    }

    private Say say(Prompt prompt) {
        // A voice speaks its own languages, so the two come from the same place.
        var own = prompt.voice() != null || prompt.language() != null;
        return new Say.Builder(writable(Objects.requireNonNull(prompt.say())))
                .voice(TwilioVoices.voice(own ? prompt.voice() : settings.voice()))
                .language(TwilioVoices.language(own ? prompt.language() : settings.language()))
                .build();
    }

    /**
     * The text with a space for whatever XML cannot hold, which would make the whole document unreadable, and for line
     * breaks and control characters, which nobody can hear.
     *
     * @see <a href="https://www.w3.org/TR/xml/#charsets">Characters in XML 1.0</a>
     */
    static String writable(String text) {
        var written = new StringBuilder(text.length());
        text.codePoints().map(each -> isWritable(each) ? each : ' ').forEach(written::appendCodePoint);
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
