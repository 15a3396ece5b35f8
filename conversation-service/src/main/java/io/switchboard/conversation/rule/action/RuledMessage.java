package io.switchboard.conversation.rule.action;

import java.time.Instant;
import java.util.List;

import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * A customer's message and what rules do with its conversation.
 *
 * @param id the message's id
 * @param at when it arrived
 * @param assignee who had the conversation when that was decided
 */
public record RuledMessage(
        TenantId tenantId,
        String conversationId,
        String id,
        Instant at,
        @Nullable String assignee,
        List<RuleAction> actions) {}
