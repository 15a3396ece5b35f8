package io.switchboard.events;

import java.time.Instant;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Reports that Twilio rejected an account's own credentials: its token was rotated, or the account is suspended or
 * closed. Or that a webhook names the account and no known token signed it, for the first of these reasons or because it is
 * forged. A writer writes a few of these records per account and minute at most.
 *
 * @param httpStatus the status of Twilio's answer, 401 or 403; 403 for a webhook
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
