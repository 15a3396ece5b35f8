package io.switchboard.conversation.search;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import io.switchboard.conversation.conversation.Conversations;
import io.switchboard.conversation.conversation.StoredConversation;
import io.switchboard.web.TenantId;
import org.springframework.stereotype.Component;

/** Finds the conversations that a text is about: those with a message that has its words, and those of a contact that has. */
@Component
public class ConversationSearch {

    private static final int MOST_ENTRIES = 500;

    private final ContentSearch search;
    private final Conversations conversations;

    ConversationSearch(ContentSearch search, Conversations conversations) {
        this.search = search;
        this.conversations = conversations;
    }

    /** Returns the ids of the tenant's conversations, of the newest {@value #MOST_ENTRIES} messages and contacts found. */
    public Set<String> find(TenantId tenant, String text) {
        var ids = new LinkedHashSet<String>();
        search.find(tenant, List.of(SearchType.MESSAGE), text, null, MOST_ENTRIES).stream()
                .map(SearchEntry::place)
                .filter(Objects::nonNull)
                .forEach(ids::add);
        var contacts = search.find(tenant, List.of(SearchType.CONTACT), text, null, MOST_ENTRIES).stream()
                .map(SearchEntry::foundId)
                .toList();
        conversations.of(tenant, contacts, MOST_ENTRIES).stream()
                .map(StoredConversation::id)
                .forEach(ids::add);
        return ids;
    }
}
