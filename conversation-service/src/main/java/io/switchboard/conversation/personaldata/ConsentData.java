package io.switchboard.conversation.personaldata;

import java.io.IOException;
import java.util.List;

import io.switchboard.conversation.consent.ConsentStore;
import io.switchboard.conversation.conversation.Conversations;
import io.switchboard.conversation.conversation.StoredConversation;
import io.switchboard.conversation.message.AddressPair;
import io.switchboard.events.Conversation;
import io.switchboard.web.TenantId;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Exports what the contact allows, and erases it except refusals: these stay in force, under a hash that names no address. The
 * conversations, which lead to it, are erased later.
 */
@Component
@Order(80)
class ConsentData implements PersonalData {

    private final Conversations conversations;
    private final ConsentStore consents;

    ConsentData(Conversations conversations, ConsentStore consents) {
        this.conversations = conversations;
        this.consents = consents;
    }

    /** What the contact allows one of the tenant's addresses. */
    record ExportedConsent(String channel, String ourAddress, String theirAddress, Conversation.Consent consent) {}

    @Override
    public String name() {
        return "consents";
    }

    @Override
    public void export(DataSubject subject, Receiver receiver) throws IOException {
        for (var pair : pairs(subject)) {
            var consent = consents.find(new TenantId(subject.tenantId()), pair).flatMap(stored -> stored.view());
            if (consent.isPresent()) {
                receiver.accept(new ExportedConsent(pair.channel(), pair.ours(), pair.theirs(), consent.get()));
            }
        }
    }

    @Override
    public int erase(DataSubject subject, Progress progress) {
        var erased = consents.forget(new TenantId(subject.tenantId()), pairs(subject));
        progress.advance(erased);
        return erased;
    }

    private List<AddressPair> pairs(DataSubject subject) {
        return conversations.byId(subject.conversationIds()).values().stream()
                .map(StoredConversation::addresses)
                .distinct()
                .toList();
    }
}
