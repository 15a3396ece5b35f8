package io.switchboard.conversation.message;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import io.switchboard.conversation.message.part.InTwilioConversation;
import io.switchboard.conversation.message.part.SentTemplate;
import io.switchboard.conversation.message.part.StoredAuthor;
import io.switchboard.conversation.message.part.StoredMedia;
import io.switchboard.conversation.remedy.ErrorExplanation;
import io.switchboard.conversation.remedy.ErrorExplanations;
import io.switchboard.events.Message;
import io.switchboard.events.MessageDetails;
import io.switchboard.events.traffic.TrafficDirection;
import io.switchboard.mongo.TenantKey;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;
import org.springframework.data.mongodb.core.query.Criteria;

import static org.springframework.data.mongodb.core.query.Criteria.where;

/**
 * The stored document of a message.
 *
 * @param key tenant and Twilio's SID; until there is one, tenant and our id. Unique, so that a repeated webhook finds the
 *     message instead of creating another
 * @param status a text and no enum: clients see it as it is stored, also where another version knows more statuses
 * @param rank the rank of {@code status}, so that one conditional update can keep the status from moving backwards
 * @param history every status, in the order in which they became known
 * @param createdAt when the webhook arrived, or the sending was requested; of a scheduled message, {@code sendAt}. It is the
 *     place in the conversation
 * @param sendAt when the message was to be sent; null for one that was to be sent at once
 * @param revision of a message that was scheduled: the number of its changes; null for others
 * @param jobId the job that the message is a part of
 * @param accountSid the tenant's account that received the message or is to send it; null where the number names it
 * @param by who asked for an outbound message; null for an automatic one, and of earlier releases
 * @param attemptedAt when the last attempt to send the message began; set before Twilio is called, so that a crash is seen
 * @param automatic true for an automatic answer; null for what a person or program asked to send
 * @param twilioConversation what Twilio Conversations knows of it; null for a message from number to number
 * @param template what an outbound message was rendered from; null for a text of its own
 * @param segments in how many parts carriers send it; Twilio's number where it is known
 * @param retryOf the message that was not delivered, and that this one is sent in place of
 * @param quoteOf the message of the conversation that it quotes; null where that was not stored before it
 */
@Document("messages")
public record StoredMessage(
        @MongoId(FieldType.STRING) String id,
        @Field("tenantId") TenantId tenantId,
        @Field("key") String key,
        @Field("conversationId") String conversationId,
        @Field("direction") TrafficDirection direction,
        @Field("channel") String channel,
        @Field("from") String from,
        @Field("to") String to,
        @Field("body") String body,
        @Field("media") List<StoredMedia> media,
        @Field("status") String status,
        @Field("rank") int rank,
        @Field("history") List<StatusChange> history,
        @Field("errorCode") @Nullable Integer errorCode,
        @Field("errorMessage") @Nullable String errorMessage,
        @Field("twilioSid") @Nullable String twilioSid,
        @Field("createdAt") Instant createdAt,
        @Field("sentAt") @Nullable Instant sentAt,
        @Field("sendAt") @Nullable Instant sendAt,
        @Field("revision") @Nullable Integer revision,
        @Field("jobId") @Nullable String jobId,
        @Field("attemptedAt") @Nullable Instant attemptedAt,
        @Field("accountSid") @Nullable String accountSid,
        @Field("details") @Nullable MessageDetails details,
        @Field("automatic") @Nullable Boolean automatic,
        @Field("by") @Nullable StoredAuthor by,
        @Field(TWILIO_CONVERSATION) @Nullable InTwilioConversation twilioConversation,
        @Field("template") @Nullable SentTemplate template,
        @Field("segments") @Nullable Integer segments,
        @Field("retryOf") @Nullable String retryOf,
        @Field("quoteOf") @Nullable String quoteOf) {

    static final String TWILIO_CONVERSATION = "twilioConversation";

    public StoredMessage {
        media = media == null ? List.of() : List.copyOf(media);
        history = history == null ? List.of() : List.copyOf(history);
        errorCode = errorCode == null || errorCode == 0 ? null : errorCode;
    }

    /** The status of a message of which nothing is left but the knowledge that it was erased. */
    static final String ERASED = "erased";

    /** The key of the message with this SID, or with this id of ours while it has no SID. */
    public static String key(TenantId tenantId, String sidOrId) {
        return TenantKey.of(tenantId.value(), sidOrId);
    }

    /** The change to this status, if the history has one. */
    public Optional<StatusChange> past(String status) {
        return history.stream().filter(change -> change.status().equals(status)).findFirst();
    }

    /** Whether this is one of Twilio's SIDs of the message. */
    public boolean hasSid(String sid) {
        return sid.equals(twilioSid) || (twilioConversation != null && sid.equals(twilioConversation.otherSid()));
    }

    /** Whether this is the {@link #key} of one of its SIDs. */
    public boolean hasKey(String other) {
        return other.equals(key) || (twilioConversation != null && other.equals(twilioConversation.otherKey()));
    }

    /** Whether the message was removed from Twilio's conversation. */
    public boolean isRemoved() {
        return twilioConversation != null && twilioConversation.removedAt() != null;
    }

    /** The message in a few words, for a list of conversations. */
    public String preview() {
        return isRemoved() ? "Message removed" : MessagePreview.of(body, media);
    }

    public AddressPair addresses() {
        return isInbound() ? new AddressPair(channel, to, from) : new AddressPair(channel, from, to);
    }

    /** Whether the other side sent the message. Only outbound messages have delivery statuses. */
    public boolean isInbound() {
        return direction == TrafficDirection.INBOUND;
    }

    /** Whether the message was erased. What comes for it later creates nothing. */
    public boolean isErased() {
        return status.equals(ERASED);
    }

    /** Whether the message is an automatic answer. */
    public boolean isAutomatic() {
        return Boolean.TRUE.equals(automatic);
    }

    /** Whether the message is sent from one of Twilio's Content templates. */
    public boolean isFromContentTemplate() {
        return template != null && template.contentSid() != null;
    }

    /** Whether the message is or was to be sent: it is not waiting for its time, and was not canceled before it. */
    public boolean isReleased() {
        return sendAt == null || past(MessageStatus.QUEUED.word()).isPresent();
    }

    /** The number of changes, for conditional requests. */
    public int revisionOrZero() {
        return revision == null ? 0 : revision;
    }

    public boolean hasStatus(MessageStatus other) {
        return status.equals(other.word());
    }

    /** Whether the message has not come as far as this status of Twilio's tells. */
    public boolean isOvertakenBy(String reported) {
        return StatusRank.of(reported) > (StatusRank.isProvisional(status) ? StatusRank.UNKNOWN : rank);
    }

    /** Whether nothing remains to be done to send the message: Twilio has it or refused it, or a person must decide. */
    public boolean isSettled() {
        return twilioSid != null || rank >= StatusRank.FINAL || hasStatus(MessageStatus.UNKNOWN);
    }

    /** Selects the messages of which {@link #isSettled} is true. */
    public static Criteria settled() {
        return new Criteria()
                .orOperator(
                        where("twilioSid").ne(null),
                        where("rank").gte(StatusRank.FINAL),
                        where("status").is(MessageStatus.UNKNOWN.word()));
    }

    /** The path of the API at which a file of the message is read. */
    public String mediaPath(int index) {
        return "/api/messages/" + id + "/media/" + index;
    }

    private List<Message.Media> files() {
        return IntStream.range(0, media.size())
                .mapToObj(index -> media.get(index).view(mediaPath(index), index))
                .toList();
    }

    public Message view() {
        var explanation = ErrorExplanations.of(errorCode);
        return new Message(
                id,
                conversationId,
                direction,
                channel,
                from,
                to,
                body,
                files(),
                status,
                history.stream()
                        .map(change -> new Message.StatusChange(change.status(), change.at(), change.errorCode()))
                        .toList(),
                errorCode,
                errorMessage,
                twilioSid,
                createdAt,
                sentAt,
                sendAt,
                revision,
                jobId,
                details,
                automatic,
                by == null ? null : by.view(),
                explanation.map(ErrorExplanation::text).orElse(null),
                explanation.map(ErrorExplanation::remedy).orElse(null),
                twilioConversation == null ? null : twilioConversation.view(),
                segments,
                template == null ? null : template.templateId(),
                template == null ? null : template.contentSid(),
                retryOf,
                quoteOf);
    }
}
