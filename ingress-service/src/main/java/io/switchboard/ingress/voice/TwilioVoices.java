package io.switchboard.ingress.voice;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.twilio.twiml.voice.Say;
import org.jspecify.annotations.Nullable;

/** Knows the voices and languages of Twilio's SDK. Others are left out, because Twilio ends a call over an unknown one. */
final class TwilioVoices {

    private static final Map<String, Say.Voice> VOICES = byName(Say.Voice.values());
    private static final Map<String, Say.Language> LANGUAGES = byName(Say.Language.values());

    private TwilioVoices() {}

    static Say.@Nullable Voice voice(@Nullable String name) {
        return name == null ? null : VOICES.get(name);
    }

    static Say.@Nullable Language language(@Nullable String name) {
        return name == null ? null : LANGUAGES.get(name);
    }

    private static <T> Map<String, T> byName(T[] all) {
        return Arrays.stream(all)
                .collect(Collectors.toMap(
                        Object::toString,
                        Function.identity(),
                        (first, second) -> first,
                        () -> new TreeMap<>(String.CASE_INSENSITIVE_ORDER)));
    }
}
