package io.switchboard.gateway.limits;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The server's limits.
 *
 * @param body how long a request's body may take to arrive, once its head is there
 * @param connections how many there may be at once, open streams included; one more is closed at once
 */
@ConfigurationProperties("switchboard.limits")
record LimitSettings(Duration body, int connections) {}
