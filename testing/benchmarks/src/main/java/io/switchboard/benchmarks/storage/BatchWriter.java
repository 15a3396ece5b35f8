package io.switchboard.benchmarks.storage;

import java.util.List;

/**
 * Stores a batch as conversation-service does: inserts the messages that are new, and notes the last one of each
 * conversation.
 */
interface BatchWriter {

    String name();

    void write(List<SampleMessage> batch);
}
