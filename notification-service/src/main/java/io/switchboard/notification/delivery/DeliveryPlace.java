package io.switchboard.notification.delivery;

import java.time.Instant;

/**
 * A place among an endpoint's deliveries in the order of their creation.
 *
 * @param id the last delivery before the place; empty for the beginning of the time
 */
public record DeliveryPlace(Instant createdAt, String id) {}
