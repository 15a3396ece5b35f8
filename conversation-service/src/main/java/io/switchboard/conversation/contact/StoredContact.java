package io.switchboard.conversation.contact;

import java.time.Instant;

import io.switchboard.events.Contact;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A contact as it is stored.
 *
 * @param key tenant, channel and address; unique
 * @param createdAt when the message arrived that made it
 */
public record StoredContact(
        @BsonId String id,
        String tenantId,
        String key,
        String channel,
        String address,
        @Nullable String name,
        Instant createdAt) {

    public Contact view() {
        return new Contact(id, channel, address, name, createdAt);
    }
}
