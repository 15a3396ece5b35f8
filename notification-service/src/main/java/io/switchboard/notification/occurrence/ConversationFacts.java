package io.switchboard.notification.occurrence;

import java.time.Instant;
import java.util.Objects;

import io.switchboard.events.Conversation;
import io.switchboard.mongo.TenantKey;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * The part of a conversation that notifications need: who takes care of it, whom it is with, and whether that one is blocked.
 *
 * @param revision the number of changes by people, and {@code updatedAt} the time of its newest message or call: together
 *     they tell older events from newer ones
 * @param blocked whether the contact is blocked; null in documents of earlier releases
 * @param ourAddress the tenant's number; null in documents of earlier releases
 * @param party the contact's name, or the address as people write it
 */
@Document(ConversationFacts.NAME)
record ConversationFacts(
        @MongoId(FieldType.STRING) String id,
        @Field("tenantId") TenantId tenantId,
        @Field("contactId") String contactId,
        @Field("ourAddress") @Nullable String ourAddress,
        @Field("party") String party,
        @Field("assignee") @Nullable String assignee,
        @Field("blocked") @Nullable Boolean blocked,
        @Field("revision") int revision,
        @Field("updatedAt") Instant updatedAt) {

    static final String NAME = "conversationFacts";

    static String id(TenantId tenant, String conversationId) {
        return TenantKey.of(tenant.value(), conversationId);
    }

    static ConversationFacts of(TenantId tenant, Conversation conversation) {
        var name = conversation.contactName();
        return new ConversationFacts(
                id(tenant, conversation.id()),
                tenant,
                conversation.contactId(),
                conversation.ourAddress(),
                name == null || name.isBlank() ? display(conversation) : name,
                conversation.assignee(),
                conversation.blocked(),
                conversation.revision(),
                conversation.updatedAt());
    }

    private static String display(Conversation conversation) {
        return conversation.contact() == null
                ? conversation.theirAddress()
                : conversation.contact().display();
    }

    /** Returns whether the other facts lead to other notifications. A new message alone changes none. */
    boolean differsFrom(ConversationFacts other) {
        return revision != other.revision()
                || isBlocked() != other.isBlocked()
                || !party.equals(other.party())
                || !Objects.equals(ourAddress, other.ourAddress())
                || !contactId.equals(other.contactId())
                || !Objects.equals(assignee, other.assignee());
    }

    /** Whether nobody is told of what the contact does. */
    boolean isBlocked() {
        return Boolean.TRUE.equals(blocked);
    }

    boolean isOlderThan(ConversationFacts other) {
        return revision < other.revision() || (revision == other.revision() && updatedAt.isBefore(other.updatedAt()));
    }
}
