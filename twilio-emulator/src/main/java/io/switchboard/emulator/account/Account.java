package io.switchboard.emulator.account;

import java.time.Instant;

import io.switchboard.emulator.rest.PageRequest;
import org.jspecify.annotations.Nullable;

/**
 * A main account or a subaccount.
 *
 * @param ownerSid the main account; a main account owns itself
 * @param authToken the primary token, the only one that signs webhooks
 * @param secondaryToken works for requests beside the primary one, until it is promoted or deleted
 * @param status active, suspended or closed
 */
public record Account(
        long sequence,
        String sid,
        String ownerSid,
        String friendlyName,
        String authToken,
        @Nullable String secondaryToken,
        String status,
        Instant dateCreated,
        Instant dateUpdated)
        implements PageRequest.Item {

    public boolean isMain() {
        return sid.equals(ownerSid);
    }

    public boolean isActive() {
        return status.equals("active");
    }

    /** Returns whether this account's credentials reach the other on the 2010 API. */
    public boolean mayActFor(Account other) {
        return sid.equals(other.sid) || sid.equals(other.ownerSid);
    }

    Account updated(String newName, String newStatus, Instant now) {
        return new Account(sequence, sid, ownerSid, newName, authToken, secondaryToken, newStatus, dateCreated, now);
    }

    Account withToken(String newToken, Instant now) {
        return withTokens(newToken, secondaryToken, now);
    }

    Account withSecondaryToken(@Nullable String token, Instant now) {
        return withTokens(authToken, token, now);
    }

    /** The secondary token becomes the primary one; the old primary token neither works nor signs any more. */
    Account promoted(String token, Instant now) {
        return withTokens(token, null, now);
    }

    private Account withTokens(String primary, @Nullable String secondary, Instant now) {
        return new Account(sequence, sid, ownerSid, friendlyName, primary, secondary, status, dateCreated, now);
    }
}
