package io.switchboard.notification.log;

import java.util.List;

import io.switchboard.notification.topic.StreamPosition;

/**
 * A tenant's events from a position on, oldest first.
 *
 * @param next the position at which reading continues; before the requested end when the page is full
 */
public record HistoryPage(List<TenantEvent> events, StreamPosition next) {}
