package io.switchboard.conversation.sending.rule;

import java.time.Instant;
import java.util.Optional;

import io.switchboard.conversation.consent.StoredConsent;
import io.switchboard.conversation.conversation.StoredConversation;
import io.switchboard.conversation.message.AddressPair;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;

/** A rule that every message follows, when it is asked for and once more when it is sent. */
interface SendRule {

    /** Returns why the message may not be sent; empty if this rule allows it. */
    Optional<SendObjection> objection(SendFacts facts);

    /**
     * The facts about a message that the rules decide by.
     *
     * @param sendAt when it is to be sent; null for at once
     * @param isFromContentTemplate whether it is sent from one of Twilio's Content templates
     * @param conversation the conversation of the two addresses, if there is one
     * @param consent what is known of the customer's consent
     */
    record SendFacts(
            TenantId tenantId,
            AddressPair addresses,
            @Nullable Instant sendAt,
            boolean isFromContentTemplate,
            @Nullable StoredConversation conversation,
            @Nullable StoredConsent consent) {}
}
