package io.switchboard.events;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** Somebody who writes to a tenant: one per tenant, channel and address. */
public record Contact(
        String id, String channel, String address, @Nullable String name, Instant createdAt) {}
