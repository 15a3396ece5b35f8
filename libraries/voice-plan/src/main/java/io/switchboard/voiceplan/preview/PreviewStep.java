package io.switchboard.voiceplan.preview;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.switchboard.voiceplan.Prompt;
import org.jspecify.annotations.Nullable;

/**
 * A step of a preview.
 *
 * @param at seconds from the start of the call, estimated where texts and recordings are played
 * @param seconds how long the step lasts
 * @param place the path of the plan's node, {@code open.1.otherwise}; empty for the outermost plan
 * @param text the text that is read; null where there is none
 * @param play the URL of the recording that is played; null where there is none
 * @param destinations who rings, picks up, or is connected; empty in other steps
 * @param detail depends on the kind, see {@link Kind}; null where it has none
 */
public record PreviewStep(
        int at,
        int seconds,
        String place,
        Kind kind,
        @Nullable String text,
        @Nullable String play,
        List<String> destinations,
        @Nullable String detail) {

    /** The kinds of steps. */
    public enum Kind {
        /** The caller hears a text or a recording. */
        @JsonProperty("speak")
        SPEAK,
        /** The recording of conversations is switched; the detail is {@code on} or {@code off}. */
        @JsonProperty("recording")
        RECORDING,
        /** A schedule chooses; the detail is the branch. */
        @JsonProperty("schedule")
        SCHEDULE,
        /** A menu waits for keys; the detail is what the caller presses, empty for nothing. */
        @JsonProperty("keys")
        KEYS,
        /** Destinations ring. */
        @JsonProperty("ring")
        RING,
        /** A destination picks up. */
        @JsonProperty("pickUp")
        PICK_UP,
        /** A destination that picked up hears a text or a recording. */
        @JsonProperty("whisper")
        WHISPER,
        /** A destination that picked up is asked to press 1; the detail is the key, empty for none. */
        @JsonProperty("confirm")
        CONFIRM,
        /** A destination is not reached; the detail is {@code busy}, {@code failed}, {@code noAnswer} or {@code unconfirmed}. */
        @JsonProperty("unreached")
        UNREACHED,
        /** Caller and destination talk; the detail is {@code recorded} where the conversation is. */
        @JsonProperty("connect")
        CONNECT,
        /** The caller leaves a message; the detail is how many seconds it may have. */
        @JsonProperty("voicemail")
        VOICEMAIL,
        /** The call is rejected; the detail is the signal, {@code rejected} or {@code busy}. */
        @JsonProperty("reject")
        REJECT,
        /** The call ends. */
        @JsonProperty("hangUp")
        HANG_UP
    }

    public PreviewStep {
        destinations = List.copyOf(destinations);
    }

    static PreviewStep of(int at, String place, Kind kind, @Nullable String detail) {
        return new PreviewStep(at, 0, place, kind, null, null, List.of(), detail);
    }

    static PreviewStep of(int at, String place, Kind kind, Prompt prompt) {
        var seconds = SpokenSeconds.of(prompt);
        return new PreviewStep(at, seconds, place, kind, prompt.say(), prompt.play(), List.of(), null);
    }

    PreviewStep lasting(int longer) {
        return new PreviewStep(at, longer, place, kind, text, play, destinations, detail);
    }

    PreviewStep to(String... who) {
        return new PreviewStep(at, seconds, place, kind, text, play, List.of(who), detail);
    }

    PreviewStep with(String other) {
        return new PreviewStep(at, seconds, place, kind, text, play, destinations, other);
    }

    int end() {
        return at + seconds;
    }
}
