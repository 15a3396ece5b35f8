package io.switchboard.emulator.webhook;

/**
 * How a webhook fared in the end.
 *
 * @param webhook the one that was answered last: that to the fallback URL, if it came to that
 */
public record Delivery(Webhook webhook, WebhookAnswer answer) {}
