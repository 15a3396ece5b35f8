package io.switchboard.conversation.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import io.switchboard.conversation.call.Calls;
import io.switchboard.conversation.call.StoredCall;
import io.switchboard.conversation.contact.Contacts;
import io.switchboard.conversation.message.Messages;
import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.conversation.note.ConversationNotes;
import io.switchboard.conversation.note.StoredNote;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.Contact;
import io.switchboard.events.EventType;
import io.switchboard.events.Message;
import io.switchboard.events.call.Call;
import io.switchboard.events.member.ConversationNote;
import io.switchboard.web.TenantId;
import org.springframework.stereotype.Component;

/** Stores the words of messages, contacts, calls and notes, as their events announce them. May be repeated. */
@Component
public class SearchIndexer {

    private final SearchEntries entries;
    private final Messages messages;
    private final Contacts contacts;
    private final Calls calls;
    private final ConversationNotes notes;

    SearchIndexer(SearchEntries entries, Messages messages, Contacts contacts, Calls calls, ConversationNotes notes) {
        this.entries = entries;
        this.messages = messages;
        this.contacts = contacts;
        this.calls = calls;
        this.notes = notes;
    }

    /** Stores the words of what these events announce; events of other types are ignored. */
    void store(List<? extends CloudEvent<?>> events) {
        storeMessages(events);
        replaceChanged(events);
        storeContacts(events);
        storeCalls(events);
        storeNotes(events);
    }

    private void storeContacts(List<? extends CloudEvent<?>> events) {
        var newest = new LinkedHashMap<String, SearchEntry>();
        for (var event : events) {
            if (event.data() instanceof Contact contact) {
                newest.put(contact.id(), entry(tenant(event), contact));
            }
        }
        if (!newest.isEmpty()) {
            var existing = contacts.existing(newest.keySet());
            newest.forEach((id, entry) -> {
                if (existing.contains(id)) {
                    entries.replace(entry);
                }
            });
        }
    }

    /** An event may be read again after its message was erased; then its words are not stored again. */
    private void storeMessages(List<? extends CloudEvent<?>> events) {
        var found = new ArrayList<SearchEntry>();
        for (var event : events) {
            if (event.data() instanceof Message message && !message.body().isEmpty()) {
                found.add(SearchEntry.of(
                        SearchType.MESSAGE,
                        tenant(event),
                        message.id(),
                        message.conversationId(),
                        message.createdAt(),
                        SearchWords.of(message.body())));
            }
        }
        if (!found.isEmpty()) {
            var existing = messages.withText(
                    found.stream().map(SearchEntry::foundId).distinct().toList());
            entries.add(found.stream()
                    .filter(entry -> existing.contains(entry.foundId()))
                    .toList());
        }
    }

    /** A message that was changed has other words, and one that was removed has none. */
    private void replaceChanged(List<? extends CloudEvent<?>> events) {
        var changed = events.stream()
                .filter(SearchIndexer::isChange)
                .map(event -> ((Message) event.data()).id())
                .distinct()
                .toList();
        for (var message : changed.isEmpty() ? List.<StoredMessage>of() : messages.find(changed, List.of())) {
            if (message.body().isEmpty()) {
                entries.removeMessages(List.of(message.id()));
            } else {
                entries.replace(SearchEntry.of(
                        SearchType.MESSAGE,
                        message.tenantId(),
                        message.id(),
                        message.conversationId(),
                        message.createdAt(),
                        SearchWords.of(message.body())));
            }
        }
    }

    /** A message that waits for its time is announced as scheduled once more when its text was changed. */
    private static boolean isChange(CloudEvent<?> event) {
        if (!event.type().equals(EventType.MESSAGE_SCHEDULED.type())) {
            return event.type().equals(EventType.MESSAGE_UPDATED.type());
        }
        var revision = ((Message) event.data()).revision();
        return revision != null && revision > 1;
    }

    /** Events of a call may arrive out of order: the words are those of the stored call, and an erased one has none. */
    private void storeCalls(List<? extends CloudEvent<?>> events) {
        var ids = events.stream()
                .flatMap(event -> event.data() instanceof Call call ? Stream.of(call.id()) : Stream.empty())
                .distinct()
                .toList();
        replaceCalls(ids);
    }

    /** Stores the words of these calls as they are now; calls without words of their own have none. */
    public void replaceCalls(List<String> ids) {
        calls.byIds(ids).stream()
                .filter(call -> call.isShown() && !call.isErased())
                .map(SearchIndexer::entry)
                .forEach(entries::replace);
    }

    private void storeNotes(List<? extends CloudEvent<?>> events) {
        var ids = events.stream()
                .flatMap(event -> event.data() instanceof ConversationNote note ? Stream.of(note.id()) : Stream.empty())
                .distinct()
                .toList();
        entries.add(notes.byIds(ids).stream().map(SearchIndexer::entry).toList());
    }

    private static SearchEntry entry(StoredNote note) {
        return SearchEntry.of(
                SearchType.NOTE,
                note.tenantId(),
                note.id(),
                note.conversationId(),
                note.createdAt(),
                SearchWords.of(note.body()));
    }

    private static SearchEntry entry(StoredCall call) {
        return SearchEntry.of(
                SearchType.CALL,
                call.tenantId(),
                call.id(),
                call.conversationId(),
                call.startedAt(),
                CallWords.of(call.view()));
    }

    private static SearchEntry entry(TenantId tenant, Contact contact) {
        var words = new ArrayList<String>();
        if (contact.name() != null) {
            words.addAll(SearchWords.of(contact.name()));
        }
        contact.addresses().forEach(address -> words.addAll(AddressWords.of(address.value())));
        contact.attributes().values().forEach(value -> words.addAll(SearchWords.of(value)));
        return SearchEntry.of(
                SearchType.CONTACT,
                tenant,
                contact.id(),
                null,
                contact.createdAt(),
                words.stream().distinct().limit(SearchWords.MOST).toList());
    }

    private static TenantId tenant(CloudEvent<?> event) {
        return new TenantId(Objects.requireNonNull(event.tenantId()));
    }
}
