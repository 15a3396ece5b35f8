package io.switchboard.conversation.inbox;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the inbox; {@code application.yml} names the environment variable of each.
 *
 * @param snoozeInterval how often conversations are looked for whose snooze has ended
 */
@ConfigurationProperties("switchboard.inbox")
record InboxSettings(@DefaultValue("5s") Duration snoozeInterval) {

    InboxSettings {
        if (snoozeInterval.isNegative() || snoozeInterval.isZero()) {
            throw new IllegalArgumentException("switchboard.inbox.snooze-interval must be positive");
        }
    }
}
