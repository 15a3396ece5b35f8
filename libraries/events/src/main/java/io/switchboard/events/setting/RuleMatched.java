package io.switchboard.events.setting;

import java.util.List;

/**
 * Reports that a tenant's rules tell members of a customer's message.
 *
 * @param conversationId the message's conversation
 * @param channel and {@code from} the customer's address
 * @param preview the beginning of the text
 * @param rules the names of the rules
 * @param recipients the ids of the members
 */
public record RuleMatched(
        String conversationId,
        String messageId,
        String channel,
        String from,
        String preview,
        List<String> rules,
        List<String> recipients) {

    public RuleMatched {
        rules = rules == null ? List.of() : List.copyOf(rules);
        recipients = recipients == null ? List.of() : List.copyOf(recipients);
    }
}
