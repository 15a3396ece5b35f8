package io.switchboard.gateway.limits;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The server's limits.
 *
 * @param head how long a request's line and headers may take to arrive, from their first byte
 * @param body how long its body may take after that
 * @param connections how many there may be at once, open streams included; one more is closed at once
 */
@ConfigurationProperties("switchboard.limits")
record LimitSettings(Duration head, Duration body, int connections) {}
