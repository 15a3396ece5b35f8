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
        @Field("updatedAt") Instant updatedAt) {

    static final String ACTIVE = "active";
    static final String CLOSED = "closed";

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
        return new RecordedAccount(
                accountSid,
                mainAccountSid,
                tenantId,
                CLOSED,
                sealedAuthToken,
                sealedPreviousAuthToken,
                previousAuthTokenUntil,
                now);
    }
}
