package io.switchboard.provisioning.records;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;

/**
 * A number's state as a document stores it, beside the number's SID.
 *
 * @param releaseAt of a releasing number only
 * @param reason of a failed number only
 */
record StoredNumberState(
        @Field("name") Name name,
        @Field("releaseAt") @Nullable Instant releaseAt,
        @Field("reason") @Nullable String reason) {

    /** The states by the names in the documents. */
    enum Name {
        REQUESTED(true),
        PURCHASED(true),
        CONFIGURED(true),
        ACTIVE(false),
        RELEASING(true),
        RELEASED(false),
        FAILED(false),
        UNMANAGED(false);

        private final boolean isInProgress;

        Name(boolean isInProgress) {
            this.isInProgress = isInProgress;
        }

        /** Returns the name in the API and in events. */
        String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The names of the states in which sync runs leave a number alone. */
        static List<Name> inProgress() {
            return Arrays.stream(values()).filter(name -> name.isInProgress).toList();
        }
    }

    static StoredNumberState of(NumberState state) {
        return switch (state) {
            case NumberState.Requested requested -> new StoredNumberState(Name.REQUESTED, null, null);
            case NumberState.Purchased purchased -> new StoredNumberState(Name.PURCHASED, null, null);
            case NumberState.Configured configured -> new StoredNumberState(Name.CONFIGURED, null, null);
            case NumberState.Active active -> new StoredNumberState(Name.ACTIVE, null, null);
            case NumberState.Releasing releasing -> new StoredNumberState(Name.RELEASING, releasing.releaseAt(), null);
            case NumberState.Released released -> new StoredNumberState(Name.RELEASED, null, null);
            case NumberState.Failed failed -> new StoredNumberState(Name.FAILED, null, failed.reason());
            case NumberState.Unmanaged unmanaged -> new StoredNumberState(Name.UNMANAGED, null, null);
        };
    }

    /** @throws NullPointerException when the document lacks what the state requires */
    NumberState with(@Nullable String sid) {
        return switch (name) {
            case REQUESTED -> new NumberState.Requested();
            case PURCHASED -> new NumberState.Purchased(required(sid, "sid"));
            case CONFIGURED -> new NumberState.Configured(required(sid, "sid"));
            case ACTIVE -> new NumberState.Active(required(sid, "sid"));
            case RELEASING -> new NumberState.Releasing(required(sid, "sid"), required(releaseAt, "state.releaseAt"));
            case RELEASED -> new NumberState.Released(required(sid, "sid"));
            case FAILED -> new NumberState.Failed(sid, required(reason, "state.reason"));
            case UNMANAGED -> new NumberState.Unmanaged(required(sid, "sid"));
        };
    }

    private static <T> T required(@Nullable T value, String field) {
        return Objects.requireNonNull(value, () -> "a number document lacks " + field);
    }
}
