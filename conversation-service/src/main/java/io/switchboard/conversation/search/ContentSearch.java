package io.switchboard.conversation.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.switchboard.conversation.address.AddressDisplay;
import io.switchboard.conversation.address.AddressParser;
import io.switchboard.conversation.contact.Contacts;
import io.switchboard.conversation.contact.StoredContact;
import io.switchboard.conversation.conversation.Conversations;
import io.switchboard.conversation.conversation.StoredConversation;
import io.switchboard.conversation.message.Messages;
import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.directory.Directory;
import io.switchboard.web.Cursor;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds entries by the words of a query, and shows what they stand for. */
@Component
class ContentSearch {

    private final SearchEntries entries;
    private final Messages messages;
    private final Conversations conversations;
    private final Contacts contacts;
    private final Directory directory;

    ContentSearch(
            SearchEntries entries,
            Messages messages,
            Conversations conversations,
            Contacts contacts,
            Directory directory) {
        this.entries = entries;
        this.messages = messages;
        this.conversations = conversations;
        this.contacts = contacts;
        this.directory = directory;
    }

    /** Finds the tenant's entries that have all words of the query, the newest first. */
    List<SearchEntry> find(TenantId tenant, SearchType type, String query, @Nullable Cursor after, int limit) {
        var found = new LinkedHashMap<String, SearchEntry>();
        for (var words : alternatives(tenant, type, query)) {
            entries.find(tenant, type, words, after, limit).forEach(entry -> found.putIfAbsent(entry.id(), entry));
        }
        return found.values().stream()
                .sorted(SearchEntry.NEWEST_FIRST)
                .limit(limit)
                .toList();
    }

    /** Digits in the usual forms of phone numbers are looked up as a number; everything else as words. */
    private List<List<String>> alternatives(TenantId tenant, SearchType type, String query) {
        var numbers = type == SearchType.CONTACT ? AddressWords.ofQuery(query, homeOf(tenant)) : List.<String>of();
        if (!numbers.isEmpty()) {
            return numbers.stream().map(List::of).toList();
        }
        var words = SearchWords.ofQuery(query);
        return words.isEmpty() ? List.of() : List.of(words);
    }

    private @Nullable String homeOf(TenantId tenant) {
        return directory.numbersOf(tenant.value()).stream()
                .flatMap(number -> AddressParser.country(number.address()).stream())
                .findFirst()
                .orElse(null);
    }

    /** Shows the entries; those whose message or contact is gone are left out. */
    List<SearchHit> hits(TenantId tenant, String query, List<SearchEntry> found) {
        var words = SearchWords.ofQuery(query);
        var messageById = byId(messages.find(ids(found, SearchType.MESSAGE), List.of()), StoredMessage::id);
        var contactById = byId(contacts.byId(ids(found, SearchType.CONTACT)), StoredContact::id);
        var conversationById = conversations.byId(messageById.values().stream()
                .map(StoredMessage::conversationId)
                .distinct()
                .toList());
        var hits = new ArrayList<SearchHit>();
        for (var entry : found) {
            var message = messageById.get(entry.foundId());
            var contact = contactById.get(entry.foundId());
            if (message != null && message.tenantId().equals(tenant)) {
                hits.add(hit(entry, message, conversationById.get(message.conversationId()), words));
            } else if (contact != null && contact.tenantId().equals(tenant) && contact.merge() == null) {
                hits.add(hit(tenant, entry, contact, words));
            }
        }
        return hits;
    }

    private static SearchHit hit(
            SearchEntry entry, StoredMessage message, @Nullable StoredConversation conversation, List<String> words) {
        return new SearchHit(
                SearchType.MESSAGE,
                message.id(),
                message.conversationId(),
                conversation == null ? null : conversation.contactId(),
                conversation == null ? null : conversation.contactName(),
                entry.at(),
                SearchSnippet.of(message.body(), words));
    }

    private SearchHit hit(TenantId tenant, SearchEntry entry, StoredContact contact, List<String> words) {
        var view = contact.view();
        var addresses = view.addresses().stream()
                .map(address -> AddressDisplay.of(address.value()))
                .distinct()
                .collect(Collectors.joining(", "));
        var newest = conversations.of(tenant, List.of(contact.id()), 1);
        return new SearchHit(
                SearchType.CONTACT,
                contact.id(),
                newest.isEmpty() ? null : newest.getFirst().id(),
                contact.id(),
                view.name(),
                entry.at(),
                SearchSnippet.of(view.name() == null ? addresses : view.name() + ", " + addresses, words));
    }

    private static List<String> ids(List<SearchEntry> found, SearchType type) {
        return found.stream()
                .filter(entry -> entry.type().equals(type.word()))
                .map(SearchEntry::foundId)
                .toList();
    }

    private static <T> Map<String, T> byId(List<T> documents, Function<T, String> id) {
        return documents.stream().filter(Objects::nonNull).collect(Collectors.toMap(id, Function.identity()));
    }
}
