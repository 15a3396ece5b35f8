package io.switchboard.provisioning.recordreplay;

import java.util.List;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Replays records of one kind. */
interface RecordReplayer {

    /**
     * Replays the records in their order, or tells what would happen.
     *
     * @return an outcome for each record, in the same order
     * @throws ReplayInterrupted when a record could not be written; records before it may have been
     */
    List<ReplayOutcome> replay(List<ConsumerRecord<byte[], byte[]>> records, boolean dryRun);
}
