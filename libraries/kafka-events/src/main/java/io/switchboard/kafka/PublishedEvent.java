package io.switchboard.kafka;

/** The position of an event that is on all in-sync replicas. */
public record PublishedEvent(int partition, long offset) {}
