package io.switchboard.conversation.message;

/** A status that a message of a tenant is to have. */
public record StatusUpdate(String tenantId, String messageId, StatusChange change) {}
