package io.switchboard.provisioning.records;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * A state in a number's life: requested, purchased, configured, active, releasing, released; or failed, or unmanaged. Each
 * verb returns the next state, or throws {@link ChangeRejected} in a state that does not allow it.
 */
sealed interface NumberState {

    /** Reports a change that the number's state does not allow. */
    final class ChangeRejected extends RuntimeException {

        private static final long serialVersionUID = 1L;

        ChangeRejected(NumberState state, String change) {
            super("A number that is %s cannot be %s"
                    .formatted(state.getClass().getSimpleName().toLowerCase(Locale.ROOT), change));
        }
    }

    /** The purchase is recorded; Twilio may or may not have the number. */
    record Requested() implements NumberState {

        @Override
        public @Nullable String sid() {
            return null;
        }

        @Override
        public NumberState purchased(String sid) {
            return new Purchased(sid);
        }

        @Override
        public NumberState failed(String reason) {
            return new Failed(null, reason);
        }
    }

    /** The account has the number; its webhooks are not configured. */
    record Purchased(String sid) implements NumberState {

        @Override
        public NumberState configured() {
            return new Configured(sid);
        }

        @Override
        public NumberState failed(String reason) {
            return new Failed(sid, reason);
        }
    }

    /** The webhooks are configured; the other services do not know the number. */
    record Configured(String sid) implements NumberState {

        @Override
        public NumberState activated() {
            return new Active(sid);
        }

        @Override
        public NumberState failed(String reason) {
            return new Failed(sid, reason);
        }
    }

    /** The number is in use. */
    record Active(String sid) implements NumberState {

        @Override
        public NumberState beginRelease(Instant now, Duration coolingOff) {
            return new Releasing(sid, now.plus(coolingOff));
        }

        /** The account has lost the number without a release of ours. */
        @Override
        public NumberState released() {
            return new Released(sid);
        }

        @Override
        public NumberState putBack() {
            return new Unmanaged(sid);
        }

        @Override
        public NumberState listed(String sid, boolean isAdopted) {
            return new Active(sid);
        }
    }

    /**
     * The number is in use until its release.
     *
     * @param releaseAt the end of the cooling-off time
     */
    record Releasing(String sid, Instant releaseAt) implements NumberState {

        @Override
        public NumberState keep() {
            return new Active(sid);
        }

        @Override
        public NumberState released() {
            return new Released(sid);
        }
    }

    /** No account of ours has the number. */
    record Released(String sid) implements NumberState {

        @Override
        public NumberState listed(String sid, boolean isAdopted) {
            return isAdopted ? new Active(sid) : new Unmanaged(sid);
        }
    }

    /**
     * The purchase has failed.
     *
     * @param sid null when Twilio never had the number
     */
    record Failed(@Nullable String sid, String reason) implements NumberState {

        @Override
        public NumberState listed(String sid, boolean isAdopted) {
            return isAdopted ? new Active(sid) : new Unmanaged(sid);
        }
    }

    /** The account has the number, and something else than Switchboard configures it. */
    record Unmanaged(String sid) implements NumberState {

        @Override
        public NumberState imported() {
            return new Active(sid);
        }

        @Override
        public NumberState released() {
            return new Released(sid);
        }

        @Override
        public NumberState listed(String sid, boolean isAdopted) {
            return isAdopted ? new Active(sid) : new Unmanaged(sid);
        }
    }

    /** Twilio's SID; null only for a requested number, and for a failed purchase. */
    @Nullable
    String sid();

    /** Returns whether a purchase or a release of the number is in progress; sync runs skip the number then. */
    default boolean isInProgress() {
        return switch (this) {
            case Requested requested -> true;
            case Purchased purchased -> true;
            case Configured configured -> true;
            case Releasing releasing -> true;
            case Active active -> false;
            case Released released -> false;
            case Failed failed -> false;
            case Unmanaged unmanaged -> false;
        };
    }

    /** Returns whether messages and calls of the number are handled. */
    default boolean isInUse() {
        return switch (this) {
            case Active active -> true;
            case Releasing releasing -> true;
            case Requested requested -> false;
            case Purchased purchased -> false;
            case Configured configured -> false;
            case Released released -> false;
            case Failed failed -> false;
            case Unmanaged unmanaged -> false;
        };
    }

    /** Twilio has sold the number. */
    default NumberState purchased(String sid) {
        throw new ChangeRejected(this, "purchased");
    }

    /** The number's webhooks are configured. */
    default NumberState configured() {
        throw new ChangeRejected(this, "configured");
    }

    /** The number is published. */
    default NumberState activated() {
        throw new ChangeRejected(this, "activated");
    }

    /** Begins the release, which takes effect after the cooling-off time. */
    default NumberState beginRelease(Instant now, Duration coolingOff) {
        throw new ChangeRejected(this, "released");
    }

    /** Cancels a begun release. */
    default NumberState keep() {
        throw new ChangeRejected(this, "kept");
    }

    /** The account no longer has the number. */
    default NumberState released() {
        throw new ChangeRejected(this, "released");
    }

    /** The purchase has failed. */
    default NumberState failed(String reason) {
        throw new ChangeRejected(this, "marked as failed");
    }

    /** The number's earlier configuration is kept, and it has ours. */
    default NumberState imported() {
        throw new ChangeRejected(this, "imported");
    }

    /** The number has its earlier configuration again. */
    default NumberState putBack() {
        throw new ChangeRejected(this, "put back");
    }

    /**
     * Twilio lists the number in one of our accounts.
     *
     * @param isAdopted whether a number that is not managed becomes so
     */
    default NumberState listed(String sid, boolean isAdopted) {
        throw new ChangeRejected(this, "recorded by a sync run");
    }
}
