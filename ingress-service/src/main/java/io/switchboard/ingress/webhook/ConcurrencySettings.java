package io.switchboard.ingress.webhook;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits how many webhooks are processed at the same time.
 *
 * @param maxWebhooks webhooks of any kind
 * @param additionalCalls webhooks of calls beyond that
 */
@ConfigurationProperties("switchboard.ingress.concurrency")
record ConcurrencySettings(
        @DefaultValue("500") int maxWebhooks,
        @DefaultValue("100") int additionalCalls) {}
