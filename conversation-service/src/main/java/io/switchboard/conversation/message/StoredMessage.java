package io.switchboard.conversation.message;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.switchboard.events.Message;
import io.switchboard.events.MessageDetails;
import io.switchboard.mongo.TenantKey;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * A message as it is stored.
 *
 * @param key tenant and Twilio's SID; until Twilio gave one, tenant and our id. Unique, so a webhook that comes again
 *     finds the message instead of making another
 * @param rank that of {@code status}, so that a single conditional update can keep it from falling
 * @param history every status, in the order we learnt of them
 * @param createdAt when its webhook arrived, or when it was asked for
 * @param accountSid the tenant's account that received it or is to send it; null where the number names the account
 * @param attemptedAt when the last attempt to send it began; set before Twilio is called, so that a crash leaves a trace
 */
@Document("messages")
public record StoredMessage(
        @MongoId(FieldType.STRING) String id,
        @Field("tenantId") String tenantId,
        @Field("key") String key,
        @Field("conversationId") String conversationId,
        @Field("direction") String direction,
        @Field("channel") String channel,
        @Field("from") String from,
        @Field("to") String to,
        @Field("body") String body,
        @Field("media") List<Media> media,
        @Field("status") String status,
        @Field("rank") int rank,
        @Field("history") List<StatusChange> history,
        @Field("errorCode") @Nullable Integer errorCode,
        @Field("errorMessage") @Nullable String errorMessage,
        @Field("twilioSid") @Nullable String twilioSid,
        @Field("createdAt") Instant createdAt,
        @Field("sentAt") @Nullable Instant sentAt,
        @Field("attemptedAt") @Nullable Instant attemptedAt,
        @Field("accountSid") @Nullable String accountSid,
        @Field("details") @Nullable MessageDetails details) {

    public StoredMessage {
        media = media == null ? List.of() : List.copyOf(media);
        history = history == null ? List.of() : List.copyOf(history);
        errorCode = errorCode == null || errorCode == 0 ? null : errorCode;
    }

    /** A picture or file, where Twilio keeps it or fetches it from. */
    public record Media(
            @Field("url") String url,
            @Field("contentType") @Nullable String contentType) {

        /** Whether it is a contact card, which WhatsApp sends as a vCard. */
        public boolean isContact() {
            return contentType != null
                    && contentType.strip().toLowerCase(Locale.ROOT).matches("text/(vcard|x-vcard|directory)\\b.*");
        }
    }

    /** The key of the message that Twilio calls {@code sid}, or that has this id while Twilio does not know it. */
    public static String key(String tenantId, String sidOrId) {
        return TenantKey.of(tenantId, sidOrId);
    }

    /** What the history says of a status, if it was ever reported. */
    public Optional<StatusChange> past(String status) {
        return history.stream().filter(each -> each.status().equals(status)).findFirst();
    }

    public AddressPair addresses() {
        return isInbound() ? new AddressPair(channel, to, from) : new AddressPair(channel, from, to);
    }

    /** Whether the other side sent the message. Only outbound messages have delivery statuses. */
    public boolean isInbound() {
        return direction.equals(MessageDirection.INBOUND.word());
    }

    public boolean hasStatus(MessageStatus other) {
        return status.equals(other.word());
    }

    /** Whether nothing remains to be done to send the message: Twilio has it or refused it, or a person must decide. */
    public boolean isSettled() {
        return twilioSid != null || rank >= StatusRank.FINAL || hasStatus(MessageStatus.UNKNOWN);
    }

    public Message view() {
        return new Message(
                id,
                conversationId,
                direction,
                channel,
                from,
                to,
                body,
                media.stream()
                        .map(each -> new Message.Media(each.url(), each.contentType()))
                        .toList(),
                status,
                history.stream()
                        .map(each -> new Message.StatusChange(each.status(), each.at(), each.errorCode()))
                        .toList(),
                errorCode,
                errorMessage,
                twilioSid,
                createdAt,
                sentAt,
                details);
    }
}
