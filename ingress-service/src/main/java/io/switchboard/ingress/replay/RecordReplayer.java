package io.switchboard.ingress.replay;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Replays the records of a topic, in their order. */
interface RecordReplayer {

    /**
     * Replays a record if it is selected, and counts the outcome.
     *
     * @throws ReplayFailed when it could not be written; no later record may be replayed then
     */
    void replay(ConsumerRecord<byte[], byte[]> record, ReplayCounts counts);
}
