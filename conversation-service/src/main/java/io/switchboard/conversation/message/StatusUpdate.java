package io.switchboard.conversation.message;

import io.switchboard.web.TenantId;

/** A status that a message of a tenant is to have. */
public record StatusUpdate(TenantId tenantId, String messageId, StatusChange change) {}
