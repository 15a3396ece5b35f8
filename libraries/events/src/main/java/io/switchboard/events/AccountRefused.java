package io.switchboard.events;

import java.time.Instant;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Twilio refused an account's own credentials: its token was rotated, or the account is suspended or closed. Its
 * writer holds back what it wanted to do, and writes a few of these records for each account and minute at most.
 *
 * @param httpStatus Twilio's answer, 401 or 403
 * @param errorCode Twilio's error code, if it gave one
 * @param refusedAt when Twilio refused
 */
public record AccountRefused(
        String accountSid, int httpStatus, @Nullable Integer errorCode, Instant refusedAt) {

    public AccountRefused {
        Objects.requireNonNull(accountSid, "accountSid");
        Objects.requireNonNull(refusedAt, "refusedAt");
    }
}
