package io.switchboard.conversation.autoreply;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of automatic answers.
 *
 * @param maxAge how old a message may be that still gets one
 */
@ConfigurationProperties("switchboard.automatic-answers")
record AnswerSettings(Duration maxAge) {}
