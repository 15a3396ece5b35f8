package io.switchboard.provisioning.accounts;

import java.time.Instant;

import io.switchboard.events.AccountRecord;
import io.switchboard.events.EventType;
import io.switchboard.events.Topics;
import io.switchboard.provisioning.publishing.CompactedRecord;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * A recorded account. Never deleted, so that no other account ever gets its tenant id.
 *
 * @param mainAccountSid the main account that lists it
 * @param status Twilio's: {@code active}, {@code suspended}, {@code closed}; closed too once Twilio does not list it
 * @param sealedAuthToken encrypted and bound to the account
 * @param sealedPreviousAuthToken the previous token, until it expires
 * @param previousAuthTokenUntil when the previous token expires; null before the first rotation
 * @param updatedAt the time of the last change
 * @param friendlyName Twilio's; null until it was read
 * @param imported true for an account that is no subaccount of the main one; null otherwise
 */
@Document("accounts")
public record RecordedAccount(
        @MongoId(FieldType.STRING) String accountSid,
        @Field("mainAccountSid") String mainAccountSid,
        @Field("tenantId") TenantId tenantId,
        @Field("status") String status,
        @Field("sealedAuthToken") String sealedAuthToken,
        @Field("sealedPreviousAuthToken") @Nullable String sealedPreviousAuthToken,
        @Field("previousAuthTokenUntil") @Nullable Instant previousAuthTokenUntil,
        @Field("updatedAt") Instant updatedAt,
        @Field("friendlyName") @Nullable String friendlyName,
        @Field("imported") @Nullable Boolean imported) {

    public static final String ACTIVE = "active";
    public static final String SUSPENDED = "suspended";
    public static final String CLOSED = "closed";

    /** Returns whether the account belongs to another main account, or is one, and is managed with its own token. */
    public boolean isImported() {
        return Boolean.TRUE.equals(imported);
    }

    /** Returns whether this is the main account itself, whose token is a setting. */
    public boolean isMain() {
        return !isImported() && accountSid.equals(mainAccountSid);
    }

    /** Returns whether the account's numbers are synced with Twilio. */
    public boolean isActive() {
        return status.equals(ACTIVE);
    }

    /** Closing is final. A suspended account is not closed: its last statuses still arrive, signed with its token. */
    public boolean isClosed() {
        return status.equals(CLOSED);
    }

    /** The record on {@code switchboard.accounts}; a tombstone once the account is closed. */
    public CompactedRecord toCompactedRecord() {
        return new CompactedRecord(
                Topics.ACCOUNTS,
                accountSid,
                EventType.ACCOUNT_RECORDED.type(),
                tenantId,
                updatedAt,
                0,
                isClosed() ? null : toRecord());
    }

    AccountRecord toRecord() {
        return new AccountRecord(
                accountSid, tenantId.value(), sealedAuthToken, sealedPreviousAuthToken, previousAuthTokenUntil);
    }

    RecordedAccount closed(Instant now) {
        return withStatus(CLOSED, now);
    }

    /** The same account with Twilio's new status. */
    public RecordedAccount withStatus(String newStatus, Instant now) {
        return with(tenantId, newStatus, SealedTokens.of(this), friendlyName, now);
    }

    /** The same account with these tokens. */
    public RecordedAccount withTokens(SealedTokens tokens, Instant now) {
        return with(tenantId, status, tokens, friendlyName, now);
    }

    /** The same account under another name, which is not published and so no later state. */
    RecordedAccount renamed(@Nullable String name) {
        return new RecordedAccount(
                accountSid,
                mainAccountSid,
                tenantId,
                status,
                sealedAuthToken,
                sealedPreviousAuthToken,
                previousAuthTokenUntil,
                updatedAt,
                name,
                imported);
    }

    RecordedAccount with(TenantId tenant, String newStatus, SealedTokens tokens, @Nullable String name, Instant now) {
        return new RecordedAccount(
                accountSid,
                mainAccountSid,
                tenant,
                newStatus,
                tokens.current(),
                tokens.previous(),
                tokens.previousUntil(),
                now.isAfter(updatedAt) ? now : updatedAt.plusMillis(1),
                name,
                imported);
    }
}
