package io.switchboard.conversation.sending.rule;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.switchboard.conversation.consent.ConsentStore;
import io.switchboard.conversation.conversation.Conversations;
import io.switchboard.conversation.conversation.StoredConversation;
import io.switchboard.conversation.message.AddressPair;
import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.conversation.sending.rule.SendRule.SendFacts;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Applies all rules to a message. The first objection counts. */
@Component
public class SendRules {

    private final List<SendRule> rules;
    private final ConsentStore consents;
    private final Conversations conversations;

    SendRules(List<SendRule> rules, ConsentStore consents, Conversations conversations) {
        this.rules = List.copyOf(rules);
        this.consents = consents;
        this.conversations = conversations;
    }

    /**
     * The present state of messages between two addresses.
     *
     * @param windowEndsAt the end of WhatsApp's window for free texts; null on other channels and where there was none
     */
    public record SendState(boolean isOptedOut, @Nullable Instant windowEndsAt) {}

    /**
     * Checks a message that is asked for.
     *
     * @param sendAt when it is to be sent; null for at once
     * @param isFromContentTemplate whether it is sent from a Content template, which WhatsApp has approved
     * @return why it may not be sent; empty if it may
     */
    public Optional<SendObjection> objection(
            TenantId tenantId, AddressPair addresses, @Nullable Instant sendAt, boolean isFromContentTemplate) {
        return objection(facts(tenantId, addresses, sendAt, isFromContentTemplate));
    }

    /** Checks a stored message right before it is sent. */
    public Optional<SendObjection> objection(StoredMessage message) {
        return objectionAt(null, message);
    }

    /** Checks a stored message that is to be sent at this time; null for at once. */
    public Optional<SendObjection> objectionAt(@Nullable Instant sendAt, StoredMessage message) {
        return objection(message.tenantId(), message.addresses(), sendAt, message.isFromContentTemplate());
    }

    /** Returns what holds for messages between two addresses at present. */
    public SendState state(TenantId tenantId, AddressPair addresses) {
        var facts = facts(tenantId, addresses, null, false);
        var consent = facts.consent();
        return new SendState(
                consent != null && consent.isOptedOut(),
                WindowRule.windowEnd(facts).orElse(null));
    }

    private Optional<SendObjection> objection(SendFacts facts) {
        return rules.stream()
                .map(rule -> rule.objection(facts))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private SendFacts facts(
            TenantId tenantId, AddressPair addresses, @Nullable Instant sendAt, boolean isFromContentTemplate) {
        return new SendFacts(
                tenantId,
                addresses,
                sendAt,
                isFromContentTemplate,
                conversations
                        .open(StoredConversation.openKey(tenantId, addresses))
                        .orElse(null),
                consents.find(tenantId, addresses).orElse(null));
    }
}
