package io.switchboard.provisioning.numbers;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonValue;
import io.switchboard.provisioning.records.PhoneNumber;
import io.switchboard.provisioning.webhooks.NumberWebhooks.Failure;
import org.jspecify.annotations.Nullable;

/**
 * Whether a number's webhooks at Twilio are as planned, as the last pass or change left them. What another program has changed
 * since is not known until the next pass; {@code GET /api/phone-numbers/webhooks} asks Twilio.
 *
 * @param since since when it fails; null in other states
 * @param detail why it fails, as a sentence; null in other states
 * @param fields how many fields differ; null in other states, and where it is not known
 */
public record NumberHealth(
        State state,
        @Nullable Instant since,
        @Nullable String detail,
        @Nullable Integer fields) {

    /** The states of a number's webhooks. */
    public enum State {
        IN_ORDER("in-order"),
        SETTING_UP("setting-up"),
        FAILING("failing"),
        UNMANAGED("unmanaged");

        private final String word;

        State(String word) {
            this.word = word;
        }

        @JsonValue
        String word() {
            return word;
        }
    }

    static NumberHealth of(PhoneNumber number, @Nullable Failure failure) {
        if (number.change() != null || (number.isInProgress() && !number.isInUse())) {
            return in(State.SETTING_UP);
        }
        if (!number.isInUse()) {
            return in(State.UNMANAGED);
        }
        return failure == null
                ? in(State.IN_ORDER)
                : new NumberHealth(State.FAILING, failure.since(), failure.detail(), failure.fields());
    }

    private static NumberHealth in(State state) {
        return new NumberHealth(state, null, null, null);
    }
}
