package io.switchboard.ingress.server;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How patient the web server is.
 *
 * @param arrival how long a request may take to arrive, from its first byte to its last
 * @param farewell how long, before a shutdown, connections are given to end with an answer
 */
@ConfigurationProperties("switchboard.ingress.server")
record ServerSettings(Duration arrival, Duration farewell) {}
