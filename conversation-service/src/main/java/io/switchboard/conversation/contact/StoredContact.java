package io.switchboard.conversation.contact;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import io.switchboard.change.AnnouncedDocument;
import io.switchboard.conversation.address.AddressDisplay;
import io.switchboard.conversation.message.part.StoredAuthor;
import io.switchboard.events.Address;
import io.switchboard.events.Contact;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * The stored document of a contact. Each address has a document of its own for ever. A merge points one of them at another:
 * documents that lead to the same one are one contact, under that one's id.
 *
 * @param key tenant, channel and address, see {@link Contacts#key}; unique
 * @param name the name in the newest message that had one
 * @param nameAt when that message arrived; a name in an older message never replaces it
 * @param nameHistory the last {@value Contact#NAMES_KEPT} names, in the order in which they became known
 * @param createdAt when the contact's first message arrived, or a list named it before
 * @param editedName the name that a person gave the contact; no message changes it
 * @param merge what made this contact a part of another one; null while it is its own
 * @param undone the merge that was undone last, so that repeating the request is harmless
 * @param relinkAt when the derived fields below, and what refers to the contact, are derived once more; null when they are
 * @param rootId derived: the contact that this one is a part of; null while it is its own
 * @param rootName derived: the name of that contact
 * @param block who blocked the contact; null for one that is not blocked
 * @param rootBlocked derived: true while the contact that this one is a part of is blocked, null otherwise
 * @param linked derived: the other documents that are one contact with this one
 */
@Document("contacts")
public record StoredContact(
        @MongoId(FieldType.STRING) String id,
        @Field("tenantId") TenantId tenantId,
        @Field("key") String key,
        @Field("channel") String channel,
        @Field("address") String address,
        @Field("name") @Nullable String name,
        @Field("nameAt") @Nullable Instant nameAt,
        @Field("nameHistory") List<Contact.Name> nameHistory,
        @Field("createdAt") Instant createdAt,
        @Field("editedName") @Nullable String editedName,
        @Field("attributes") @Nullable Map<String, String> attributes,
        @Field("merge") @Nullable Merge merge,
        @Field("undone") @Nullable Merge undone,
        @Field("relinkAt") @Nullable Instant relinkAt,
        @Field("rootId") @Nullable String rootId,
        @Field("rootName") @Nullable String rootName,
        @Field("linked") @Nullable List<Linked> linked,
        @Field("revision") @Nullable Integer revision,
        @Field("block") @Nullable Block block,
        @Field("rootBlocked") @Nullable Boolean rootBlocked)
        implements AnnouncedDocument {

    /** The time of a name that no message's name replaces in a conversation. */
    private static final Instant FOR_EVER = Instant.parse("9999-12-31T00:00:00Z");

    public StoredContact {
        // Documents that are older than the history have had one name.
        nameHistory = nameHistory != null
                ? List.copyOf(nameHistory)
                : name == null ? List.of() : List.of(new Contact.Name(name, createdAt));
        // Most documents have neither, and store neither.
        attributes = attributes == null || attributes.isEmpty() ? null : Map.copyOf(attributes);
        linked = linked == null || linked.isEmpty() ? null : List.copyOf(linked);
    }

    @Override
    public Map<String, String> attributes() {
        return attributes == null ? Map.of() : attributes;
    }

    @Override
    public List<Linked> linked() {
        return linked == null ? List.of() : linked;
    }

    /**
     * A merge into another contact.
     *
     * @param into the id of that contact
     */
    public record Merge(
            @Field("mergeId") String mergeId,
            @Field("into") String into,
            @Field("at") Instant at) {}

    /** A person of the tenant wants messages and calls of the contact to disturb nobody. */
    public record Block(
            @Field("at") Instant at, @Field("by") StoredAuthor by) {

        Contact.Block view() {
            return new Contact.Block(at, by.view());
        }
    }

    /** Another document of the same contact. */
    public record Linked(
            @Field("contactId") String contactId,
            @Field("channel") String channel,
            @Field("address") String address,
            @Field("name") @Nullable String name) {

        static Linked of(StoredContact contact) {
            return new Linked(contact.id, contact.channel, contact.address, contact.name);
        }
    }

    /** A new contact with the name in its first message. */
    public static StoredContact first(
            String id,
            TenantId tenantId,
            String key,
            String channel,
            String address,
            @Nullable String name,
            Instant at) {
        return new StoredContact(
                id,
                tenantId,
                key,
                channel,
                address,
                name,
                name == null ? null : at,
                name == null ? List.of() : List.of(new Contact.Name(name, at)),
                at,
                null,
                Map.of(),
                null,
                null,
                null,
                null,
                null,
                List.of(),
                null,
                null,
                null);
    }

    /** A new contact that a list names, before its first message. */
    static StoredContact listed(
            String id,
            TenantId tenantId,
            Address address,
            @Nullable String name,
            Map<String, String> attributes,
            Instant at) {
        return new StoredContact(
                id,
                tenantId,
                Contacts.key(tenantId, address),
                address.channel(),
                address.value(),
                null,
                null,
                List.of(),
                at,
                name,
                attributes,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                1,
                null,
                null);
    }

    /**
     * A new contact that has been a part of another one since its first moment.
     *
     * @param relinkAt when the derived fields of both contacts are derived once more
     */
    static StoredContact partOf(Merge merge, String id, TenantId tenantId, Address address, Instant relinkAt) {
        return new StoredContact(
                id,
                tenantId,
                Contacts.key(tenantId, address),
                address.channel(),
                address.value(),
                null,
                null,
                List.of(),
                merge.at(),
                null,
                Map.of(),
                merge,
                null,
                relinkAt,
                merge.into(),
                null,
                List.of(),
                1,
                null,
                null);
    }

    /** Whether the message that arrived at this time brought a new name. */
    public boolean wasNamedAt(Instant at) {
        return nameHistory.stream().anyMatch(given -> given.at().equals(at));
    }

    /** Whether the document was never a contact of its own: a person gave its address to another one. */
    boolean isAddedAddress() {
        return merge != null && merge.at().equals(createdAt);
    }

    /** The name that the document has without the contact that it is a part of. */
    @Nullable
    String ownName() {
        return editedName == null ? name : editedName;
    }

    /** The id of the contact that this document is, or is a part of. */
    public String personId() {
        return rootId == null ? id : rootId;
    }

    /** The name of the contact, for lists. */
    public @Nullable String shownName() {
        return Stream.concat(
                        Stream.of(rootName, editedName, name)
                                .filter(Objects::nonNull)
                                .limit(1),
                        linked().stream().map(Linked::name).filter(Objects::nonNull))
                .findFirst()
                .orElse(null);
    }

    /** The time of {@link #shownName}: a name in a message that arrived later replaces it where it is shown. */
    public @Nullable Instant shownNameAt() {
        return editedName == null && rootName == null && Objects.equals(shownName(), name) ? nameAt : FOR_EVER;
    }

    /** Whether the contact that this document is, or is a part of, is blocked. */
    public boolean isBlocked() {
        return rootId == null ? block != null : Boolean.TRUE.equals(rootBlocked);
    }

    /** The ids of all documents that are this contact. */
    public List<String> documentIds() {
        return Stream.concat(Stream.of(id), linked().stream().map(Linked::contactId))
                .toList();
    }

    /** This document as one of the contact's, with the contact's name. */
    public StoredContact under(StoredContact person) {
        return id.equals(person.id) ? person : withRoot(person.id, person.shownName(), person.isBlocked());
    }

    private StoredContact withRoot(String otherId, @Nullable String otherName, boolean isBlocked) {
        return new StoredContact(
                id,
                tenantId,
                key,
                channel,
                address,
                name,
                nameAt,
                nameHistory,
                createdAt,
                editedName,
                attributes,
                merge,
                undone,
                relinkAt,
                otherId,
                otherName,
                linked,
                revision,
                block,
                isBlocked ? true : null);
    }

    /** A text that is the same as long as the contact has the same name, addresses and block. */
    public String linkState() {
        return revisionOrZero() + "/" + Integer.toHexString(Objects.hash(shownName(), linked()));
    }

    int revisionOrZero() {
        return revision == null ? 0 : revision;
    }

    @Override
    public String subject() {
        return id;
    }

    @Override
    public Contact view() {
        return new Contact(
                id,
                channel,
                address,
                shownName(),
                nameHistory,
                createdAt,
                Stream.concat(
                                Stream.of(shown(channel, address)),
                                linked().stream().map(other -> shown(other.channel(), other.address())))
                        .toList(),
                attributes(),
                revisionOrZero(),
                block == null ? null : block.view());
    }

    private static Contact.ContactAddress shown(String channel, String address) {
        return new Contact.ContactAddress(channel, address, AddressDisplay.of(address));
    }
}
