package io.switchboard.conversation.contact;

import java.time.Instant;
import java.util.List;

import io.switchboard.events.Contact;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A contact as it is stored.
 *
 * @param key tenant, channel and address; unique
 * @param name the name in the newest message that had one
 * @param nameAt when that message arrived: a name in an older message never replaces it
 * @param nameHistory every name, in the order they became known; the last {@value Contact#NAMES_KEPT}
 * @param createdAt when the message arrived that made it
 */
public record StoredContact(
        @BsonId String id,
        String tenantId,
        String key,
        String channel,
        String address,
        @Nullable String name,
        @Nullable Instant nameAt,
        List<Contact.Name> nameHistory,
        Instant createdAt) {

    public StoredContact {
        // Contacts from before there was a history have had one name.
        nameHistory = nameHistory != null
                ? List.copyOf(nameHistory)
                : name == null ? List.of() : List.of(new Contact.Name(name, createdAt));
    }

    /** A new contact, with the name that its first message had. */
    public static StoredContact first(
            String id, String tenantId, String key, String channel, String address, @Nullable String name, Instant at) {
        return name == null
                ? new StoredContact(id, tenantId, key, channel, address, null, null, List.of(), at)
                : new StoredContact(
                        id, tenantId, key, channel, address, name, at, List.of(new Contact.Name(name, at)), at);
    }

    /** Whether the message that arrived then brought a name that was new. */
    public boolean wasNamedAt(Instant at) {
        return nameHistory.stream().anyMatch(each -> each.at().equals(at));
    }

    public Contact view() {
        return new Contact(id, channel, address, name, nameHistory, createdAt);
    }
}
