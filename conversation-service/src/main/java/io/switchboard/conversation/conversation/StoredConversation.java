package io.switchboard.conversation.conversation;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

import io.switchboard.conversation.contact.StoredContact;
import io.switchboard.conversation.conversation.state.StoredDelivery;
import io.switchboard.conversation.conversation.state.StoredWait;
import io.switchboard.conversation.message.AddressPair;
import io.switchboard.conversation.message.part.StoredAuthor;
import io.switchboard.conversation.reading.StoredReadMark;
import io.switchboard.conversation.reading.StoredReading;
import io.switchboard.events.Conversation;
import io.switchboard.events.traffic.TrafficDirection;
import io.switchboard.mongo.TenantKey;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * The stored document of a conversation. Messages and calls write the fields that show them and make it {@code open}; people
 * write {@code handling} and the status. The two never overwrite each other.
 *
 * @param openKey tenant, channel and both addresses; unique, so that there is at most one conversation per pair, on any
 *     MongoDB. A conversation that an earlier release closed has its id here and is not opened again
 * @param contactName the contact's name
 * @param contactNameAt when the message with that name arrived; an older name never replaces it
 * @param accountSid the tenant's account that received the newest message; replies from an address that is none of the
 *     tenant's numbers are sent through it
 * @param createdAt when the message that opened the conversation arrived
 * @param updatedAt when the newest message or call arrived
 * @param activity another one after each message, call or reading: a write requires the one that was read
 * @param reading the unread messages and calls; null before the first inbound one
 * @param handling what people have set; null before the first time
 * @param reopening the last message or call that opened the conversation again
 * @param readMarks up to where members have read
 * @param waiting since when the customer waits for an answer; null before the first message
 * @param delivery whether the newest message of the tenant was not delivered; null before the first one
 * @param blocked derived: true while the contact is blocked, null otherwise
 * @param mentions the members whom notes mention
 * @param unreadMentions those of them who have not read the conversation since
 */
@Document("conversations")
public record StoredConversation(
        @MongoId(FieldType.STRING) String id,
        @Field("tenantId") TenantId tenantId,
        @Field("openKey") String openKey,
        @Field("channel") String channel,
        @Field("ourAddress") String ourAddress,
        @Field("theirAddress") String theirAddress,
        @Field("contactId") String contactId,
        @Field("contactName") @Nullable String contactName,
        @Field("status") Conversation.Status status,
        @Field("routed") boolean routed,
        @Field("lastMessage") @Nullable LastMessage lastMessage,
        @Field("createdAt") Instant createdAt,
        @Field("updatedAt") Instant updatedAt,
        @Field("contactNameAt") @Nullable Instant contactNameAt,
        @Field("accountSid") @Nullable String accountSid,
        @Field(ACTIVITY) @Nullable String activity,
        @Field("reading") @Nullable StoredReading reading,
        @Field("handling") @Nullable Handling handling,
        @Field("reopening") @Nullable Reopening reopening,
        @Field("readMarks") @Nullable List<StoredReadMark> readMarks,
        @Field("waiting") @Nullable StoredWait waiting,
        @Field("delivery") @Nullable StoredDelivery delivery,
        @Field("blocked") @Nullable Boolean blocked,
        @Field("mentions") @Nullable List<String> mentions,
        @Field("unreadMentions") @Nullable List<String> unreadMentions) {

    /** The field that every writer of what messages set changes, so that another one notices. */
    public static final String ACTIVITY = "activity";

    /**
     * The newest message or call, shortened. The status of a message is not part of it: it is read from the message.
     *
     * @param kind see {@link Conversation.LastMessage}; null in documents of earlier releases, which had messages only
     * @param entryId the message's or call's id
     * @param by who sent an outbound message
     * @param result what a call came to
     */
    public record LastMessage(
            @Field("direction") TrafficDirection direction,
            @Field("preview") String preview,
            @Field("at") Instant at,
            @Field("kind") @Nullable String kind,
            @Field("entryId") @Nullable String entryId,
            @Field("by") @Nullable StoredAuthor by,
            @Field("result") @Nullable String result) {

        /** The id of an outbound message, whose status changes; null for anything else. */
        @Nullable
        String outboundMessageId() {
            return direction == TrafficDirection.OUTBOUND && !Conversation.LastMessage.CALL.equals(kind)
                    ? entryId
                    : null;
        }
    }

    /**
     * What people of the tenant have set.
     *
     * @param assignee the member who takes care of the conversation
     * @param labels the ids of its labels
     * @param snoozedUntil when a snoozed conversation opens by itself
     * @param edits the number of changes by people, which the API shows as the revision
     */
    public record Handling(
            @Field("assignee") @Nullable String assignee,
            @Field("labels") @Nullable List<String> labels,
            @Field("snoozedUntil") @Nullable Instant snoozedUntil,
            @Field("pinned") boolean pinned,
            @Field("edits") long edits) {

        /** Nothing has been set. */
        public static final Handling NONE = new Handling(null, null, null, false, 0);

        public Handling {
            labels = labels == null || labels.isEmpty() ? null : List.copyOf(labels);
        }
    }

    /**
     * A message or call that opened a snoozed or closed conversation.
     *
     * @param from the status before
     */
    public record Reopening(
            @Field("entryId") String entryId,
            @Field("at") Instant at,
            @Field("from") Conversation.Status from) {}

    /** The key of the conversation between the two addresses. */
    public static String openKey(TenantId tenantId, AddressPair addresses) {
        return TenantKey.of(tenantId.value(), addresses.channel(), addresses.ours(), addresses.theirs());
    }

    /** A new conversation: open, unless the contact is blocked. */
    static StoredConversation open(ConversationStart first, StoredContact contact, boolean routed) {
        return new StoredConversation(
                first.conversationId(),
                first.tenantId(),
                first.openKey(),
                first.addresses().channel(),
                first.addresses().ours(),
                first.addresses().theirs(),
                contact.personId(),
                contact.shownName(),
                contact.isBlocked() ? Conversation.Status.CLOSED : Conversation.Status.OPEN,
                routed,
                null,
                first.at(),
                first.at(),
                contact.shownNameAt(),
                first.accountSid(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                contact.isBlocked() ? true : null,
                null,
                null);
    }

    public AddressPair addresses() {
        return new AddressPair(channel, ourAddress, theirAddress);
    }

    /** What people have set by now. */
    public Handling handled() {
        return handling == null ? Handling.NONE : handling;
    }

    /** What is unread by now. */
    public StoredReading unread() {
        return reading == null ? StoredReading.NONE : reading;
    }

    /** When the customer's last message arrived; null if none has. */
    public @Nullable Instant lastInboundAt() {
        if (reading != null || lastMessage == null) {
            return unread().lastInboundAt();
        }
        // Of a conversation of an earlier release, the entry that it shows is all that is known.
        var isMessage = !Conversation.LastMessage.CALL.equals(lastMessage.kind());
        return isMessage && lastMessage.direction() == TrafficDirection.INBOUND ? lastMessage.at() : null;
    }

    /** Since when the customer waits for an answer of a person; null while no answer is owed. */
    public @Nullable Instant waitingSince() {
        return waiting == null ? null : waiting.since();
    }

    /** Whether the contact is blocked: its messages and calls are stored, and change nothing else. */
    public boolean isBlocked() {
        return Boolean.TRUE.equals(blocked);
    }

    /** Whether the conversation has the present name of its contact. */
    boolean shows(StoredContact contact) {
        return Objects.equals(contactName, contact.shownName());
    }

    StoredConversation withId(String other) {
        return new StoredConversation(
                other,
                tenantId,
                openKey,
                channel,
                ourAddress,
                theirAddress,
                contactId,
                contactName,
                status,
                routed,
                lastMessage,
                createdAt,
                updatedAt,
                contactNameAt,
                accountSid,
                activity,
                reading,
                handling,
                reopening,
                readMarks,
                waiting,
                delivery,
                blocked,
                mentions,
                unreadMentions);
    }
}
