package io.switchboard.provisioning.accounts;

import java.time.Instant;

import io.switchboard.events.AccountRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * A recorded account. Never deleted, so that no other account ever gets its tenant id.
 *
 * @param mainAccountSid under which it was found
 * @param status Twilio's: {@code active}, {@code suspended}, {@code closed}; also closed once Twilio no longer lists it
 * @param sealedAuthToken encrypted and bound to the account
 * @param sealedPreviousAuthToken the one before, for a while after the change
 * @param previousAuthTokenUntil how long that is; null before the first change
 * @param updatedAt when anything here last changed
 */
@Document("accounts")
public record AdoptedAccount(
        @MongoId(FieldType.STRING) String accountSid,
        @Field("mainAccountSid") String mainAccountSid,
        @Field("tenantId") String tenantId,
        @Field("status") String status,
        @Field("sealedAuthToken") String sealedAuthToken,
        @Field("sealedPreviousAuthToken") @Nullable String sealedPreviousAuthToken,
        @Field("previousAuthTokenUntil") @Nullable Instant previousAuthTokenUntil,
        @Field("updatedAt") Instant updatedAt) {

    static final String ACTIVE = "active";
    static final String CLOSED = "closed";

    /** Whether its numbers are looked after. */
    public boolean isActive() {
        return status.equals(ACTIVE);
    }

    /** Closing is final. A suspended account is not closed: its last statuses still come, signed with its token. */
    public boolean isClosed() {
        return status.equals(CLOSED);
    }

    /** What the other services learn. */
    public AccountRecord toRecord() {
        return new AccountRecord(
                accountSid, tenantId, sealedAuthToken, sealedPreviousAuthToken, previousAuthTokenUntil);
    }

    AdoptedAccount closed(Instant now) {
        return new AdoptedAccount(
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
