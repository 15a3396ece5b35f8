package io.switchboard.events.number;

import java.time.Instant;
import java.util.Arrays;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * A step of an operation on a number, such as its purchase, whose steps change the database and Twilio in turn.
 *
 * @param id the operation's id: of a purchase, the one under which the API shows it
 * @param kind the operation: {@code purchase}, {@code assignment}, {@code release}. A text and no enum, because kinds are
 *     added
 * @param phoneNumberId the number's id; null while the operation has no number
 * @param address the number in E.164; null while none is chosen
 * @param step the step, such as {@code purchased}. A text, as the kind is
 * @param detail the reason of a failure, as a sentence; null for none
 * @param at when the step was recorded
 */
public record NumberOperation(
        String id,
        String kind,
        @Nullable String phoneNumberId,
        @Nullable String address,
        String step,
        Outcome outcome,
        @Nullable String detail,
        Instant at) {

    /** Tells whether more steps follow. A reader takes a word that it does not know for {@link #UNRECOGNIZED}. */
    public enum Outcome {
        /** The step is done; the operation continues. */
        CONTINUES("continues"),
        /** The operation has reached its end. */
        SUCCEEDED("succeeded"),
        /** The operation is given up; its earlier steps are undone. */
        FAILED("failed"),
        /** A newer version wrote a word that this one does not know. Never written. */
        UNRECOGNIZED("unrecognized");

        private final String word;

        Outcome(String word) {
            this.word = word;
        }

        @JsonValue
        public String word() {
            return word;
        }

        /** Returns the outcome with this word. */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public static Outcome of(String word) {
            return Arrays.stream(values())
                    .filter(outcome -> outcome.word.equals(word))
                    .findFirst()
                    .orElse(UNRECOGNIZED);
        }
    }
}
