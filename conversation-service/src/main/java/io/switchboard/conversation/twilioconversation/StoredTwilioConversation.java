package io.switchboard.conversation.twilioconversation;

import java.time.Instant;
import java.util.List;

import io.switchboard.conversation.message.AddressPair;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * The stored document of a conversation at Twilio. Its facts only add up; the binding follows from them and never goes back.
 *
 * @param id {@link ConversationKey#id}
 * @param addresses all addresses of customers that were ever in it, in Twilio's form
 * @param ourAddresses the tenant's addresses that they see, in Twilio's form
 * @param binding our conversation; null until it is known who takes part
 * @param state Twilio's word, and {@code removed}; null until it is known
 * @param stateAt when it came to that state, by Twilio's clock
 * @param closing whether our conversation is still to be closed
 * @param waitingSince since when messages wait for the binding; null while none does
 * @param lookedUpAt when Twilio was asked for the participants
 */
@Document(StoredTwilioConversation.COLLECTION)
public record StoredTwilioConversation(
        @MongoId(FieldType.STRING) String id,
        @Field("tenantId") TenantId tenantId,
        @Field("accountSid") String accountSid,
        @Field("sid") String sid,
        @Field("serviceSid") @Nullable String serviceSid,
        @Field("name") @Nullable String name,
        @Field("addresses") List<String> addresses,
        @Field("ourAddresses") List<String> ourAddresses,
        @Field("binding") @Nullable StoredBinding binding,
        @Field("conversationId") @Nullable String conversationId,
        @Field("state") @Nullable String state,
        @Field("stateAt") @Nullable Instant stateAt,
        @Field("closing") @Nullable Boolean closing,
        @Field("waitingSince") @Nullable Instant waitingSince,
        @Field("lookedUpAt") @Nullable Instant lookedUpAt,
        @Field("createdAt") Instant createdAt) {

    static final String COLLECTION = "twilio_conversations";

    public static final String CLOSED = "closed";
    public static final String REMOVED = "removed";

    public StoredTwilioConversation {
        addresses = addresses == null ? List.of() : List.copyOf(addresses);
        ourAddresses = ourAddresses == null ? List.of() : List.copyOf(ourAddresses);
    }

    /**
     * The addresses of our conversation.
     *
     * @param rank {@link ConversationBinding#rank}
     */
    public record StoredBinding(
            @Field("rank") int rank,
            @Field("channel") String channel,
            @Field("ours") String ours,
            @Field("theirs") String theirs) {

        public AddressPair addresses() {
            return new AddressPair(channel, ours, theirs);
        }
    }

    static StoredTwilioConversation unknown(ConversationKey key, Instant at) {
        return new StoredTwilioConversation(
                key.id(),
                key.tenantId(),
                key.accountSid(),
                key.sid(),
                null,
                null,
                List.of(),
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                at);
    }

    public ConversationKey key() {
        return new ConversationKey(tenantId, accountSid, sid);
    }

    /** Whether messages can be added to it at Twilio. */
    public boolean isUsable() {
        return !CLOSED.equals(state) && !REMOVED.equals(state);
    }

    /** Whether it is the conversation of a customer and one of the tenant's addresses. */
    public boolean isPair() {
        return binding != null && binding.rank() == ConversationBinding.PAIR;
    }
}
