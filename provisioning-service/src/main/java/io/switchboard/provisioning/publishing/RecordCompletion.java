package io.switchboard.provisioning.publishing;

/**
 * Completes a record with data that its own document does not hold. It is asked only for records that are sent, so whatever
 * changes that data also raises the document's revision, afterwards.
 */
@FunctionalInterface
public interface RecordCompletion {

    /** Leaves records as they are. */
    RecordCompletion NONE = record -> record;

    /** Returns the record to send, with the same key, time and revision. */
    CompactedRecord completed(CompactedRecord record);
}
