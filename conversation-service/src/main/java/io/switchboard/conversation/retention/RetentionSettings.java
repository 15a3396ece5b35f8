package io.switchboard.conversation.retention;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of the removal by age. How long something is kept is the tenant's setting.
 *
 * @param interval how often what has become too old is removed
 */
@ConfigurationProperties("switchboard.retention")
record RetentionSettings(@DefaultValue("1h") Duration interval) {}
