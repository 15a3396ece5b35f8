package io.switchboard.provisioning.creation;

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
 * The intent to give a tenant a subaccount, recorded before anything happens at Twilio. A tenant has one at a time.
 *
 * @param id a UUIDv7; without hyphens it ends the account's friendly name at Twilio
 * @param twilioName the friendly name under which the account is found again after a crash
 * @param idempotencyKey the key of the request, if it had one
 * @param requestHash of what was asked for
 * @param actor who asked for it
 * @param attemptedAt when the account was last asked for at Twilio; null before the first time
 * @param accountSid the account, once it is known
 * @param problem why no account is created, in plain words; null unless it failed
 */
@Document("account-creations")
public record AccountCreation(
        @MongoId(FieldType.STRING) String tenantId,
        @Field("id") String id,
        @Field("twilioName") String twilioName,
        @Field("idempotencyKey") @Nullable String idempotencyKey,
        @Field("requestHash") String requestHash,
        @Field("actor") AuditActor actor,
        @Field("state") State state,
        @Field("progress") StepProgress progress,
        @Field("attemptedAt") @Nullable Instant attemptedAt,
        @Field("accountSid") @Nullable String accountSid,
        @Field("problem") @Nullable String problem,
        @Field("startedAt") Instant startedAt) {

    /** The states of a creation. */
    public enum State {
        /** Nothing has happened at Twilio. */
        REQUESTED,
        /** Twilio was asked for the account, and may or may not have created it. */
        CREATING,
        /** The account is recorded and published. */
        CREATED,
        /** Twilio refused, and there is no account. */
        FAILED
    }

    /** Returns whether the creation has ended. */
    public boolean isFinished() {
        return state == State.CREATED || state == State.FAILED;
    }

    /** Returns the tenant that gets the account. */
    public TenantId tenant() {
        return new TenantId(tenantId);
    }

    AccountCreation asking(Instant now) {
        return with(State.CREATING, StepProgress.from(now), now, accountSid, null);
    }

    AccountCreation notAsked(Instant now, String reason) {
        return with(State.REQUESTED, progress.failed(now, Duration.ZERO, reason), null, accountSid, null);
    }

    AccountCreation postponed(Instant now, Duration atLeast, String reason) {
        return with(state, progress.failed(now, atLeast, reason), attemptedAt, accountSid, null);
    }

    AccountCreation created(Instant now, String sid) {
        return with(State.CREATED, StepProgress.from(now), attemptedAt, sid, null);
    }

    AccountCreation refused(Instant now, String reason) {
        return with(State.FAILED, StepProgress.from(now), attemptedAt, null, reason);
    }

    private AccountCreation with(
            State newState,
            StepProgress newProgress,
            @Nullable Instant attempted,
            @Nullable String sid,
            @Nullable String reason) {
        return new AccountCreation(
                tenantId,
                id,
                twilioName,
                idempotencyKey,
                requestHash,
                actor,
                newState,
                newProgress,
                attempted,
                sid,
                reason,
                startedAt);
    }
}
