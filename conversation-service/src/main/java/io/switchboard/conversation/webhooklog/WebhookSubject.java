package io.switchboard.conversation.webhooklog;

import org.jspecify.annotations.Nullable;

/**
 * The message or call that a webhook told of.
 *
 * @param kind {@code message} or {@code call}
 * @param conversationId null of a call that is in no conversation
 */
record WebhookSubject(String kind, String id, @Nullable String conversationId) {}
