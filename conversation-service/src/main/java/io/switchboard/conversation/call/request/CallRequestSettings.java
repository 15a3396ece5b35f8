package io.switchboard.conversation.call.request;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of calls that are requested here.
 *
 * @param validity how long after the request the agent may still be rung
 * @param ringTime how long the agent and the customer are rung
 * @param sweepInterval how often requests that a crash left undecided are looked for
 */
@ConfigurationProperties("switchboard.call-requests")
record CallRequestSettings(
        @DefaultValue("60s") Duration validity,
        @DefaultValue("30s") Duration ringTime,
        @DefaultValue("5s") Duration sweepInterval) {}
