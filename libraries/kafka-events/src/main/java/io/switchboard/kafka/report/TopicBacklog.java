package io.switchboard.kafka.report;

import java.time.Duration;

/**
 * The records of a topic that a consumer group has not processed, as measured a few seconds ago.
 *
 * @param waiting how many there are, in all partitions
 * @param oldestAge how long ago the oldest of them was written; zero when there is none
 */
public record TopicBacklog(String group, String topic, long waiting, Duration oldestAge) {}
