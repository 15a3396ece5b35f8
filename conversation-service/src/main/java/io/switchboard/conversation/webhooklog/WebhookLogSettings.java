package io.switchboard.conversation.webhooklog;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of the webhook log.
 *
 * @param retention how long an entry is kept; a change concerns new entries
 * @param rejectedPerMinute how many rejected webhooks that name one account are kept of a minute
 * @param publicBaseUrl the URL at which Twilio reaches the ingress
 */
@ConfigurationProperties("switchboard.webhook-log")
record WebhookLogSettings(
        @DefaultValue("7d") Duration retention,
        @DefaultValue("20") int rejectedPerMinute,
        @DefaultValue("http://localhost:8080") String publicBaseUrl) {

    WebhookLogSettings {
        publicBaseUrl = publicBaseUrl.replaceFirst("/+$", "");
        if (retention.isNegative() || retention.isZero() || rejectedPerMinute < 0) {
            throw new IllegalArgumentException("retention must be positive and rejected-per-minute not negative");
        }
    }
}
