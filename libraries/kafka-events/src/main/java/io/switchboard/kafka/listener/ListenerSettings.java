package io.switchboard.kafka.listener;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the health and the meters of listeners.
 *
 * @param unhealthyAfter how long a listener may repeat the same batch before health names it
 * @param ageInterval how often the age of the oldest record not yet processed is measured
 */
@ConfigurationProperties("switchboard.listeners")
record ListenerSettings(
        @DefaultValue("1m") Duration unhealthyAfter,
        @DefaultValue("5s") Duration ageInterval) {}
