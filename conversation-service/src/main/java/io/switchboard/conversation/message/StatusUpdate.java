package io.switchboard.conversation.message;

/** That a message of a tenant has a status. */
public record StatusUpdate(String tenantId, String messageId, StatusChange change) {}
