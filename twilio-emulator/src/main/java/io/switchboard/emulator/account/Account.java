package io.switchboard.emulator.account;

import java.time.Instant;

import io.switchboard.emulator.rest.PageRequest;

/**
 * A main account or a subaccount.
 *
 * @param ownerSid the main account; a main account owns itself
 * @param status active, suspended or closed
 */
public record Account(
        long sequence,
        String sid,
        String ownerSid,
        String friendlyName,
        String authToken,
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
        return new Account(sequence, sid, ownerSid, newName, authToken, newStatus, dateCreated, now);
    }

    Account withToken(String newToken, Instant now) {
        return new Account(sequence, sid, ownerSid, friendlyName, newToken, status, dateCreated, now);
    }
}
