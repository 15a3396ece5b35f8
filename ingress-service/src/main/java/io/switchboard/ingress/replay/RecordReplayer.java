package io.switchboard.ingress.replay;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What becomes of each record of a topic, in the topic's order. */
interface RecordReplayer {

    /**
     * Takes one up if it was asked for, and notes what became of it.
     *
     * @throws ReplayFailed when it could not be written; nothing after it is to be taken up then
     */
    void take(ConsumerRecord<byte[], byte[]> record, ReplayCounts tally);
}
