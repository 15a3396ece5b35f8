package io.switchboard.provisioning.failedrecord;

import java.time.Instant;

/**
 * Records of one topic with one reason.
 *
 * @param since when the first of them was written
 * @param last when the last of them was written
 */
record FailedRecordGroup(String topic, String reason, int count, Instant since, Instant last) {

    static FailedRecordGroup of(FailedRecordView record) {
        return new FailedRecordGroup(record.topic(), record.reason(), 1, record.at(), record.at());
    }

    FailedRecordGroup and(FailedRecordGroup other) {
        return new FailedRecordGroup(
                topic,
                reason,
                count + other.count,
                other.since.isBefore(since) ? other.since : since,
                other.last.isAfter(last) ? other.last : last);
    }
}
