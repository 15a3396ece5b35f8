package io.switchboard.notification.delivery;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of deliveries.
 *
 * @param retryFor how long a delivery is attempted
 * @param timeout of one attempt
 * @param concurrency attempts at the same time in one instance
 * @param tenantConcurrency of them for one tenant
 * @param endpointConcurrency of them for one endpoint
 * @param memory size of the payloads that attempts hold at the same time
 * @param interval how often an instance looks for deliveries that are due, besides those that it stored itself
 */
@ConfigurationProperties("switchboard.notification.deliveries")
public record DeliverySettings(
        @DefaultValue("3d") Duration retryFor,
        @DefaultValue("15s") Duration timeout,
        @DefaultValue("256") int concurrency,
        @DefaultValue("64") int tenantConcurrency,
        @DefaultValue("4") int endpointConcurrency,
        @DefaultValue("32MB") DataSize memory,
        @DefaultValue("1s") Duration interval) {}
