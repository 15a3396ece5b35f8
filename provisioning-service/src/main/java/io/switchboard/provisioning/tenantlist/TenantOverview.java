package io.switchboard.provisioning.tenantlist;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.switchboard.provisioning.usage.rate.RecentTraffic;
import org.jspecify.annotations.Nullable;

/**
 * A tenant as operators see it.
 *
 * @param state {@code active} when any of its accounts is, else {@code suspended} when any is, else {@code closed}
 * @param numbers its numbers that are in use
 * @param drifted its numbers whose webhooks differed from their plan when the last pass compared them, which repairs them
 * @param failing its numbers that differ after that pass all the same, or could not be compared
 * @param comparedAt when that pass ended, over the account for which that is longest ago; null while an account was never
 *     compared
 * @param today what it has used since midnight UTC, as far as it is counted
 * @param recent its texts of the last minutes
 */
@JsonInclude(Include.NON_NULL)
record TenantOverview(
        String tenantId,
        String state,
        List<TenantAccount> accounts,
        int numbers,
        int drifted,
        int failing,
        @Nullable Instant comparedAt,
        UsedToday today,
        RecentTraffic recent) {

    /** A Twilio account of the tenant. */
    record TenantAccount(
            String accountSid, String status, @Nullable String friendlyName, boolean imported) {}

    /**
     * The use of a tenant.
     *
     * @param undelivered messages of which the last that is known is that they were not delivered
     */
    record UsedToday(long messages, long undelivered, long segments, long voiceMinutes) {}
}
