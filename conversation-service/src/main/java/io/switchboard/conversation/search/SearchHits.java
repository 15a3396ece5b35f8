package io.switchboard.conversation.search;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.switchboard.conversation.address.AddressDisplay;
import io.switchboard.conversation.call.Calls;
import io.switchboard.conversation.call.StoredCall;
import io.switchboard.conversation.contact.Contacts;
import io.switchboard.conversation.contact.StoredContact;
import io.switchboard.conversation.conversation.Conversations;
import io.switchboard.conversation.conversation.StoredConversation;
import io.switchboard.conversation.message.Messages;
import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.conversation.note.ConversationNotes;
import io.switchboard.conversation.note.StoredNote;
import io.switchboard.web.TenantId;
import org.springframework.stereotype.Component;

/** Shows what the entries of a search stand for. */
@Component
class SearchHits {

    private final Messages messages;
    private final Contacts contacts;
    private final Calls calls;
    private final ConversationNotes notes;
    private final Conversations conversations;

    SearchHits(
            Messages messages, Contacts contacts, Calls calls, ConversationNotes notes, Conversations conversations) {
        this.messages = messages;
        this.contacts = contacts;
        this.calls = calls;
        this.notes = notes;
        this.conversations = conversations;
    }

    /** Shows the tenant's entries; those whose message, contact, call or note is gone are left out. */
    List<SearchHit> of(TenantId tenant, String query, List<SearchEntry> found) {
        var words = SearchWords.ofQuery(query);
        var messageById = byId(messages.find(ids(found, SearchType.MESSAGE), List.of()), StoredMessage::id);
        var contactById = byId(contacts.byId(ids(found, SearchType.CONTACT)), StoredContact::id);
        var callById = byId(calls.byIds(ids(found, SearchType.CALL)), StoredCall::id);
        var noteById = byId(notes.byIds(ids(found, SearchType.NOTE)), StoredNote::id);
        var conversationById = conversations.byId(found.stream()
                .map(SearchEntry::place)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        return found.stream()
                .filter(entry -> entry.tenantId().equals(tenant))
                .flatMap(entry -> switch (SearchType.of(entry.type())) {
                    case MESSAGE ->
                        Optional.ofNullable(messageById.get(entry.foundId())).stream()
                                .map(message -> hit(entry, conversationById, SearchSnippet.of(message.body(), words)));
                    case CALL ->
                        Optional.ofNullable(callById.get(entry.foundId())).stream()
                                .filter(call -> call.isShown() && !call.isErased())
                                .map(call -> hit(entry, conversationById, snippet(CallWords.text(call), query)));
                    case NOTE ->
                        Optional.ofNullable(noteById.get(entry.foundId())).stream()
                                .map(note -> hit(entry, conversationById, SearchSnippet.of(note.body(), words)));
                    case CONTACT ->
                        Optional.ofNullable(contactById.get(entry.foundId())).stream()
                                .filter(contact -> contact.merge() == null)
                                .map(contact -> hit(entry, contact, query));
                })
                .toList();
    }

    /** What is found in a conversation. */
    private static SearchHit hit(
            SearchEntry entry, Map<String, StoredConversation> conversationById, SearchSnippet snippet) {
        var conversation = entry.place() == null ? null : conversationById.get(entry.place());
        return new SearchHit(
                SearchType.of(entry.type()),
                entry.foundId(),
                entry.place(),
                conversation == null ? null : conversation.contactId(),
                conversation == null ? null : conversation.contactName(),
                entry.at(),
                snippet);
    }

    private SearchHit hit(SearchEntry entry, StoredContact contact, String query) {
        var view = contact.view();
        var addresses = view.addresses().stream()
                .map(address -> AddressDisplay.of(address.value()))
                .distinct()
                .collect(Collectors.joining(", "));
        var newest = conversations.of(entry.tenantId(), List.of(contact.id()), 1);
        return new SearchHit(
                SearchType.CONTACT,
                contact.id(),
                newest.isEmpty() ? null : newest.getFirst().id(),
                contact.id(),
                view.name(),
                entry.at(),
                snippet(view.name() == null ? addresses : view.name() + ", " + addresses, query));
    }

    private static SearchSnippet snippet(String text, String query) {
        var numbers = AddressWords.placed(text, query);
        return numbers.isEmpty()
                ? SearchSnippet.of(text, SearchWords.ofQuery(query))
                : SearchSnippet.around(text, numbers);
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
