package io.switchboard.ingress.publishing;

/** Where an event is, on all in-sync replicas. */
public record Kept(int partition, long offset) {}
