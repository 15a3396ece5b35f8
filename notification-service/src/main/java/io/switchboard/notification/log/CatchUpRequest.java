package io.switchboard.notification.log;

/**
 * One client's request for the events that it missed.
 *
 * @param until the offset at which the catch-up ends, itself excluded
 * @param pageEvents the largest number of events of a page
 * @param pageBytes the size at which a page ends; a larger event is a page of its own
 * @param seen ids of the events that this catch-up has read
 */
public record CatchUpRequest(String tenantId, long until, int pageEvents, long pageBytes, RecentIds seen) {}
