package io.switchboard.notification.endpoint;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of webhook endpoints.
 *
 * @param maxPerTenant endpoints that a tenant may have
 * @param rotation how long the previous secret signs as well after a rotation
 * @param disableAfter how long an endpoint may fail without a single delivery before it is disabled
 */
@ConfigurationProperties("switchboard.notification.endpoints")
public record EndpointSettings(
        @DefaultValue("50") int maxPerTenant,
        @DefaultValue("24h") Duration rotation,
        @DefaultValue("5d") Duration disableAfter) {}
