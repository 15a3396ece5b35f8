package io.switchboard.conversation.sending.scheduled;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of scheduled messages.
 *
 * @param interval how often each instance looks for messages whose time has come
 */
@ConfigurationProperties("switchboard.scheduled-sends")
record ScheduledSendSettings(@DefaultValue("1s") Duration interval) {}
