package io.switchboard.provisioning.rotation;

import java.time.Duration;
import java.time.Instant;

import io.switchboard.change.audit.AuditActor;
import io.switchboard.provisioning.accountwork.StepProgress;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * A rotation of an account's token, recorded before anything happens at Twilio. An account has one at a time.
 *
 * @param id a UUIDv7
 * @param actor who asked for it
 * @param sealedNewToken Twilio's secondary token, encrypted and bound to the account; null before it is known
 * @param acceptedAt when the new token was published; null before
 * @param problem why the rotation ended without a new token, in plain words; null unless it failed
 */
@Document("token-rotations")
public record TokenRotation(
        @MongoId(FieldType.STRING) String accountSid,
        @Field("id") String id,
        @Field("tenantId") TenantId tenantId,
        @Field("actor") AuditActor actor,
        @Field("state") State state,
        @Field("progress") StepProgress progress,
        @Field("sealedNewToken") @Nullable String sealedNewToken,
        @Field("acceptedAt") @Nullable Instant acceptedAt,
        @Field("problem") @Nullable String problem,
        @Field("startedAt") Instant startedAt) {

    /** The states of a rotation. */
    public enum State {
        /** Twilio may have a secondary token, which is not known here. */
        REQUESTED,
        /** The secondary token is stored, and not published yet. */
        STORED,
        /** All services accept both tokens. */
        ACCEPTED,
        /** Twilio was asked to promote the new token, and may or may not have done so. */
        PROMOTING,
        /** Twilio signs with the new token, and the old one expires after the window. */
        ROTATED,
        /** The old token remains. */
        FAILED
    }

    /** Returns whether the rotation has ended. */
    public boolean isFinished() {
        return state == State.ROTATED || state == State.FAILED;
    }

    TokenRotation stored(Instant now, String sealed) {
        return with(State.STORED, StepProgress.from(now), sealed, null, null);
    }

    /** The directory is given time to spread before the next step. */
    TokenRotation accepted(Instant now, Duration delay) {
        return with(State.ACCEPTED, StepProgress.from(now.plus(delay)), sealedNewToken, now, null);
    }

    TokenRotation promoting(Instant now) {
        return with(State.PROMOTING, StepProgress.from(now), sealedNewToken, acceptedAt, null);
    }

    TokenRotation rotated(Instant now) {
        return with(State.ROTATED, StepProgress.from(now), null, acceptedAt, null);
    }

    TokenRotation failed(Instant now, String reason) {
        return with(State.FAILED, StepProgress.from(now), null, acceptedAt, reason);
    }

    TokenRotation postponed(Instant now, String reason) {
        return with(state, progress.failed(now, Duration.ZERO, reason), sealedNewToken, acceptedAt, null);
    }

    private TokenRotation with(
            State newState,
            StepProgress newProgress,
            @Nullable String sealed,
            @Nullable Instant accepted,
            @Nullable String reason) {
        return new TokenRotation(
                accountSid, id, tenantId, actor, newState, newProgress, sealed, accepted, reason, startedAt);
    }

    /** Names the account and the state, never a token. */
    @Override
    public String toString() {
        return "TokenRotation[" + accountSid + ", " + state + "]";
    }
}
