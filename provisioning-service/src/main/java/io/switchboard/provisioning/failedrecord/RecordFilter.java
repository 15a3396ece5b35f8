package io.switchboard.provisioning.failedrecord;

import java.time.Instant;

import io.switchboard.web.RequestTime;
import org.jspecify.annotations.Nullable;

/**
 * Selects failed records; null selects all.
 *
 * @param topic the topic of the dead letters; of rejected webhooks there is one
 * @param reason the beginning of the reason
 * @param tenant the tenant that the event names
 * @param account the account that the payload names
 * @param from only records that were written at this time or later
 * @param to only records that were written before this time
 */
public record RecordFilter(
        @Nullable String topic,
        @Nullable String reason,
        @Nullable String tenant,
        @Nullable String account,
        @Nullable Instant from,
        @Nullable Instant to) {

    /** Selects every record. */
    public static RecordFilter all() {
        return new RecordFilter(null, null, null, null, null, null);
    }

    /**
     * Returns the filter of a request, whose times are texts.
     *
     * @throws io.switchboard.web.ApiProblem when one is no time
     */
    public static RecordFilter of(
            @Nullable String topic,
            @Nullable String reason,
            @Nullable String tenant,
            @Nullable String account,
            @Nullable String from,
            @Nullable String to) {
        return new RecordFilter(
                topic, reason, tenant, account, RequestTime.optional("from", from), RequestTime.optional("to", to));
    }

    /** Returns whether the record is selected. */
    public boolean includes(FailedRecord record) {
        return (topic == null || topic.equals(record.id().topic()))
                && (reason == null || record.reason().startsWith(reason))
                && (tenant == null || tenant.equals(record.tenantId()))
                && (account == null || account.equals(record.accountSid()))
                && (from == null || !record.at().isBefore(from))
                && (to == null || record.at().isBefore(to));
    }
}
