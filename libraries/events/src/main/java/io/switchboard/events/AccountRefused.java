package io.switchboard.events;

import java.time.Instant;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Reports that Twilio rejected an account's own credentials: its token was rotated, or the account is suspended or
 * closed. The writer suspends its requests for the account, and writes a few of these records per account and minute at
 * most.
 *
 * @param httpStatus the status of Twilio's answer, 401 or 403
 * @param errorCode Twilio's error code, if it gave one
 * @param refusedAt when Twilio rejected the request
 */
public record AccountRefused(
        String accountSid, int httpStatus, @Nullable Integer errorCode, Instant refusedAt) {

    public AccountRefused {
        Objects.requireNonNull(accountSid, "accountSid");
        Objects.requireNonNull(refusedAt, "refusedAt");
    }
}
