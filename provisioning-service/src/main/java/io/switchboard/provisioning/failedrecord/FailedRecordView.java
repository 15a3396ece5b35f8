package io.switchboard.provisioning.failedrecord;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter or rejected webhook in a list. It shows no text and no phone number.
 *
 * @param at when it was written to its topic
 * @param reason why it failed; of a dead letter a sentence, of a rejected webhook a stable word
 * @param eventId the id of its event
 * @param type the type of its event
 * @param accountSid the account that its payload names, which nothing proves
 * @param path of a rejected webhook: the path that was called
 * @param origin of a dead letter: the place of the original record
 * @param bytes the size of its value
 * @param state {@code waiting}, {@code replayed} or {@code discarded}
 * @param decision who decided, and when; null while it waits
 */
@JsonInclude(Include.NON_NULL)
record FailedRecordView(
        String id,
        String topic,
        int partition,
        long offset,
        Instant at,
        String reason,
        @Nullable String eventId,
        @Nullable String type,
        @Nullable String tenantId,
        @Nullable String accountSid,
        @Nullable String path,
        @Nullable String origin,
        int bytes,
        String state,
        @Nullable RecordDecision decision) {

    static FailedRecordView of(FailedRecord failed, @Nullable RecordDecision decision) {
        var record = failed.record();
        return new FailedRecordView(
                failed.id().toString(),
                record.topic(),
                record.partition(),
                record.offset(),
                failed.at(),
                failed.reason(),
                failed.header("ce_id"),
                failed.header("ce_type"),
                failed.tenantId(),
                failed.accountSid(),
                failed.text("path"),
                RecordHeaders.origin(record),
                record.value() == null ? 0 : record.value().length,
                decision == null ? RecordDecision.WAITING : decision.decision(),
                decision);
    }
}
