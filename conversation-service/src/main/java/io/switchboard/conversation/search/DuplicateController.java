package io.switchboard.conversation.search;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.switchboard.conversation.contact.Contacts;
import io.switchboard.conversation.contact.StoredContact;
import io.switchboard.events.Address;
import io.switchboard.events.Contact;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.Page;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Proposes contacts that may be the same person as another one. People decide; nothing is merged by itself. */
@RestController
class DuplicateController {

    private static final List<String> CHANNELS = List.of(Address.SMS, "whatsapp", "rcs");
    private static final int MOST = 5;
    private static final int MOST_LOOKED_AT = 20;

    /** Many people have the same first name. */
    private static final int FEWEST_WORDS = 2;

    private final Contacts contacts;
    private final SearchEntries entries;

    DuplicateController(Contacts contacts, SearchEntries entries) {
        this.contacts = contacts;
        this.entries = entries;
    }

    /**
     * A contact that may be the same person.
     *
     * @param reason {@code same-number} for the same number on another channel, {@code similar-name} for the same words in the
     *     name, in any order and case, with or without accents
     */
    record Duplicate(Contact contact, String reason) {}

    @GetMapping("/api/contacts/{id}/duplicates")
    Page<Duplicate> duplicates(TenantId tenant, @PathVariable String id) {
        var person = contacts.person(tenant, id).orElseThrow(() -> ApiProblem.notFound("contact", id));
        var found = new LinkedHashMap<String, Duplicate>();
        add(found, tenant, person, sameNumber(tenant, person), "same-number");
        add(found, tenant, person, similarName(tenant, person), "similar-name");
        return new Page<>(found.values().stream().limit(MOST).toList(), null);
    }

    private void add(
            Map<String, Duplicate> found,
            TenantId tenant,
            StoredContact person,
            List<StoredContact> documents,
            String reason) {
        documents.stream()
                .flatMap(document -> contacts.person(tenant, document.id()).stream())
                .filter(other -> !other.id().equals(person.id()))
                .forEach(other -> found.putIfAbsent(other.id(), new Duplicate(other.view(), reason)));
    }

    private List<StoredContact> sameNumber(TenantId tenant, StoredContact person) {
        var keys = person.view().addresses().stream()
                .filter(own -> own.value().startsWith("+"))
                .flatMap(own ->
                        CHANNELS.stream().map(channel -> Contacts.key(tenant, new Address(channel, own.value()))))
                .distinct()
                .toList();
        return List.copyOf(contacts.find(keys).values());
    }

    private List<StoredContact> similarName(TenantId tenant, StoredContact person) {
        var words = words(person.shownName());
        if (words.size() < FEWEST_WORDS) {
            return List.of();
        }
        var ids = entries.find(tenant, SearchType.CONTACT, words, null, MOST_LOOKED_AT).stream()
                .map(SearchEntry::foundId)
                .toList();
        return contacts.byId(ids).stream()
                .filter(other -> new HashSet<>(words(other.shownName())).equals(new HashSet<>(words)))
                .toList();
    }

    private static List<String> words(@Nullable String name) {
        return name == null ? List.of() : SearchWords.ofQuery(name);
    }
}
