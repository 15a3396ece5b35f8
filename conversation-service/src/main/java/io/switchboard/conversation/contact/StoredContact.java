package io.switchboard.conversation.contact;

import java.time.Instant;
import java.util.List;

import io.switchboard.events.Contact;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * The stored document of a contact.
 *
 * @param key tenant, channel and address; unique
 * @param name the name in the newest message that had one
 * @param nameAt when that message arrived; a name in an older message never replaces it
 * @param nameHistory the last {@value Contact#NAMES_KEPT} names, in the order in which they became known
 * @param createdAt when the contact's first message arrived
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
        @Field("createdAt") Instant createdAt) {

    public StoredContact {
        // Documents that are older than the history have had one name.
        nameHistory = nameHistory != null
                ? List.copyOf(nameHistory)
                : name == null ? List.of() : List.of(new Contact.Name(name, createdAt));
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
        return name == null
                ? new StoredContact(id, tenantId, key, channel, address, null, null, List.of(), at)
                : new StoredContact(
                        id, tenantId, key, channel, address, name, at, List.of(new Contact.Name(name, at)), at);
    }

    /** Whether the message that arrived at this time brought a new name. */
    public boolean wasNamedAt(Instant at) {
        return nameHistory.stream().anyMatch(name -> name.at().equals(at));
    }

    public Contact view() {
        return new Contact(id, channel, address, name, nameHistory, createdAt);
    }
}
