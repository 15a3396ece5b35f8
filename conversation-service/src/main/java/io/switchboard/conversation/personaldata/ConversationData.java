package io.switchboard.conversation.personaldata;

import java.io.IOException;
import java.util.Comparator;

import io.switchboard.conversation.conversation.ConversationSummaries;
import io.switchboard.conversation.conversation.Conversations;
import io.switchboard.conversation.conversation.StoredConversation;
import io.switchboard.web.TenantId;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Exports and erases the contact's conversations, after what is in them. */
@Component
@Order(90)
class ConversationData implements PersonalData {

    private final Conversations conversations;
    private final ConversationSummaries summaries;

    ConversationData(Conversations conversations, ConversationSummaries summaries) {
        this.conversations = conversations;
        this.summaries = summaries;
    }

    @Override
    public String name() {
        return "conversations";
    }

    @Override
    public void export(DataSubject subject, Receiver receiver) throws IOException {
        var found = conversations.byId(subject.conversationIds()).values().stream()
                .sorted(Comparator.comparing(StoredConversation::createdAt))
                .toList();
        for (var conversation : summaries.of(found)) {
            receiver.accept(conversation);
        }
    }

    @Override
    public int erase(DataSubject subject, Progress progress) {
        var erased = conversations.remove(new TenantId(subject.tenantId()), subject.conversationIds());
        progress.advance(erased);
        return erased;
    }
}
