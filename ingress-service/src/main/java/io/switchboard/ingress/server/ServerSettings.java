package io.switchboard.ingress.server;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Limits how long the web server waits.
 *
 * @param requestTimeout how long a request may take to arrive, from its first byte to its last
 * @param drainTimeout how long, before a shutdown, each answer closes its connection while requests are still accepted
 */
@ConfigurationProperties("switchboard.ingress.server")
record ServerSettings(Duration requestTimeout, Duration drainTimeout) {}
