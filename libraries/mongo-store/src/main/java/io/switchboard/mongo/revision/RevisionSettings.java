package io.switchboard.mongo.revision;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the sweep.
 *
 * @param sweepInterval pause between two sweeps, and the time that a request has to publish its own events
 */
@ConfigurationProperties("switchboard.storage")
record RevisionSettings(@DefaultValue("10s") Duration sweepInterval) {}
