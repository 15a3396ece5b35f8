package io.switchboard.emulator.webhook;

/**
 * The final result of delivering a webhook.
 *
 * @param webhook the request that was answered last, which is the one to the fallback URL if that was called
 */
public record Delivery(Webhook webhook, WebhookAnswer answer) {}
