package io.switchboard.conversation.twilioconversation.creation;

import java.time.Instant;
import java.util.List;

import io.switchboard.conversation.message.AddressPair;
import io.switchboard.mongo.TenantKey;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * The stored document of a conversation that is to be created at Twilio. It is stored before Twilio is asked, so that a crash
 * leaves one conversation there at most.
 *
 * @param id tenant, account and addresses: at most one is created for them at a time
 * @param uniqueName the name at Twilio, by which a repetition finds what an earlier attempt created
 * @param ours the tenant's address, as all in Twilio's form
 * @param theirs the addresses of the customers, in order
 * @param dueAt when it is tried again, which is after the request that stored it; null once it is created or refused
 */
@Document(StoredCreation.COLLECTION)
record StoredCreation(
        @MongoId(FieldType.STRING) String id,
        @Field("tenantId") TenantId tenantId,
        @Field("accountSid") String accountSid,
        @Field("uniqueName") String uniqueName,
        @Field("ours") String ours,
        @Field("theirs") List<String> theirs,
        @Field("name") @Nullable String name,
        @Field("createdAt") Instant createdAt,
        @Field("dueAt") @Nullable Instant dueAt) {

    static final String COLLECTION = "twilio_conversation_creations";

    static StoredCreation of(
            TenantId tenantId,
            String accountSid,
            List<AddressPair> pairs,
            @Nullable String name,
            String uniqueName,
            Instant now) {
        var ours = pairs.getFirst().ourAddress().twilio();
        var theirs = pairs.stream()
                .map(pair -> pair.theirAddress().twilio())
                .sorted()
                .distinct()
                .toList();
        var id = TenantKey.of(tenantId.value(), accountSid, ours, String.join(",", theirs));
        return new StoredCreation(
                id,
                tenantId,
                accountSid,
                uniqueName,
                ours,
                theirs,
                name,
                now,
                now.plus(ConversationCreations.RETRY_PAUSE));
    }
}
