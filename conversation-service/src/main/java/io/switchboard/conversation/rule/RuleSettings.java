package io.switchboard.conversation.rule;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of rules.
 *
 * @param maxAge how old a message may be for which rules act
 */
@ConfigurationProperties("switchboard.rules")
record RuleSettings(Duration maxAge) {}
