package io.switchboard.twilio.monitoring;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * An account as Twilio shows it to its own credentials.
 *
 * @param ownerSid the main account, which pays; a main account owns itself
 * @param status {@code active}, {@code suspended} or {@code closed}
 * @param type {@code Full} or {@code Trial}
 * @param serverTime the time of the answer by Twilio's clock, in whole seconds; null where it gave none
 */
public record AccountState(
        String sid,
        String ownerSid,
        String status,
        String type,
        @Nullable Instant serverTime) {}
