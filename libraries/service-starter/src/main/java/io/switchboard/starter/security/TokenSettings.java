package io.switchboard.starter.security;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What a bearer token must be.
 *
 * @param consoleClientId the console's client at the issuer, which is the audience of ID tokens
 * @param audience what a token's audience must name; empty when any but the console's client will do
 * @param issuerTimeout how long the issuer may take to connect, and to answer
 */
@ConfigurationProperties("switchboard.tokens")
record TokenSettings(String consoleClientId, String audience, Duration issuerTimeout) {}
