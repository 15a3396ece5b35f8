package io.switchboard.conversation.autoreply;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of automatic answers.
 *
 * @param maxAge how old a message may be that still gets one
 * @param unansweredInterval how often conversations are looked for that nobody has answered
 */
@ConfigurationProperties("switchboard.automatic-answers")
record AnswerSettings(Duration maxAge, Duration unansweredInterval) {}
