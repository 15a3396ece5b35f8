package io.switchboard.events;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.switchboard.events.member.MessageAuthor;
import org.jspecify.annotations.Nullable;

/**
 * The command to send one message. It is executed once per {@code messageId}, however often it is read.
 *
 * @param conversationId the conversation that it starts when the two addresses have no open one
 * @param channel see {@link Address}
 * @param from our address, without a channel prefix; the tenant was found to own it
 * @param to the other side's address, without a channel prefix
 * @param createdAt when the request arrived
 * @param accountSid the tenant's account that has {@code from}, where {@code from} is none of the tenant's numbers: an
 *     RCS agent, a short code, a WhatsApp sender …; null for a number, whose account the directory names
 * @param automatic true for an automatic answer, which no person or program asked to send
 * @param by the person or program that asked for it; null for an automatic message
 * @param mediaIds the uploads that it carries, by our ids; null when it carries none
 * @param mediaTypes the content types of {@code mediaIds}, in their order; null when it carries none
 * @param contentSid Twilio's Content template that it is sent from; null for a text of its own
 * @param contentVariables the values of the Content template's variables, by the variable's name; null when it has none
 * @param templateId the tenant's template that {@code body} was rendered from; null when it was not
 * @param sendAt when it is to be sent; null for at once
 * @param jobId the job that it is a part of; null for a message of its own
 * @param twilioConversationSid Twilio's conversation ({@code CH…}) that it is sent into; null for one sent from number to number
 * @param retryOf the message that was not delivered, and that this one is sent in place of; null for none
 */
public record SendMessage(
        String messageId,
        String tenantId,
        String conversationId,
        String channel,
        String from,
        String to,
        String body,
        List<String> mediaUrls,
        Instant createdAt,
        @Nullable String accountSid,
        @Nullable Boolean automatic,
        @Nullable MessageAuthor by,
        @Nullable List<String> mediaIds,
        @Nullable List<String> mediaTypes,
        @Nullable String contentSid,
        @Nullable Map<String, String> contentVariables,
        @Nullable String templateId,
        @Nullable Instant sendAt,
        @Nullable String jobId,
        @Nullable String twilioConversationSid,
        @Nullable String retryOf) {

    public SendMessage {
        mediaUrls = mediaUrls == null ? List.of() : List.copyOf(mediaUrls);
        mediaIds = mediaIds == null ? null : List.copyOf(mediaIds);
        mediaTypes = mediaTypes == null ? null : List.copyOf(mediaTypes);
        contentVariables = contentVariables == null ? null : Map.copyOf(contentVariables);
    }

    /** Starts a command without a conversation, addresses and a body, which each command needs. */
    public static Builder builder(String messageId, String tenantId, Instant createdAt) {
        return new Builder(messageId, tenantId, createdAt);
    }

    /** Starts a command with the parts of this one. */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /** Builds a command from its parts by name. It checks none of them: a command from Kafka may lack any. */
    @SuppressWarnings("NullAway.Init") // The parts that each command needs are set before build().
    public static final class Builder {

        private String messageId;
        private String tenantId;
        private String conversationId;
        private String channel;
        private String from;
        private String to;
        private String body;
        private List<String> mediaUrls = List.of();
        private Instant createdAt;
        private @Nullable String accountSid;
        private @Nullable Boolean automatic;
        private @Nullable MessageAuthor by;
        private @Nullable List<String> mediaIds;
        private @Nullable List<String> mediaTypes;
        private @Nullable String contentSid;
        private @Nullable Map<String, String> contentVariables;
        private @Nullable String templateId;
        private @Nullable Instant sendAt;
        private @Nullable String jobId;
        private @Nullable String twilioConversationSid;
        private @Nullable String retryOf;

        private Builder(String messageId, String tenantId, Instant createdAt) {
            this.messageId = messageId;
            this.tenantId = tenantId;
            this.createdAt = createdAt;
        }

        private Builder(SendMessage command) {
            this.messageId = command.messageId;
            this.tenantId = command.tenantId;
            this.conversationId = command.conversationId;
            this.channel = command.channel;
            this.from = command.from;
            this.to = command.to;
            this.body = command.body;
            this.mediaUrls = command.mediaUrls;
            this.createdAt = command.createdAt;
            this.accountSid = command.accountSid;
            this.automatic = command.automatic;
            this.by = command.by;
            this.mediaIds = command.mediaIds;
            this.mediaTypes = command.mediaTypes;
            this.contentSid = command.contentSid;
            this.contentVariables = command.contentVariables;
            this.templateId = command.templateId;
            this.sendAt = command.sendAt;
            this.jobId = command.jobId;
            this.twilioConversationSid = command.twilioConversationSid;
            this.retryOf = command.retryOf;
        }

        public Builder messageId(String messageId) {
            this.messageId = messageId;
            return this;
        }

        public Builder conversationId(String conversationId) {
            this.conversationId = conversationId;
            return this;
        }

        public Builder channel(String channel) {
            this.channel = channel;
            return this;
        }

        public Builder from(String from) {
            this.from = from;
            return this;
        }

        public Builder to(String to) {
            this.to = to;
            return this;
        }

        public Builder body(String body) {
            this.body = body;
            return this;
        }

        public Builder mediaUrls(List<String> mediaUrls) {
            this.mediaUrls = mediaUrls;
            return this;
        }

        public Builder createdAt(Instant createdAt) {
            this.createdAt = createdAt;
            return this;
        }

        public Builder accountSid(@Nullable String accountSid) {
            this.accountSid = accountSid;
            return this;
        }

        public Builder automatic(@Nullable Boolean automatic) {
            this.automatic = automatic;
            return this;
        }

        public Builder by(@Nullable MessageAuthor by) {
            this.by = by;
            return this;
        }

        public Builder mediaIds(@Nullable List<String> mediaIds) {
            this.mediaIds = mediaIds;
            return this;
        }

        public Builder mediaTypes(@Nullable List<String> mediaTypes) {
            this.mediaTypes = mediaTypes;
            return this;
        }

        public Builder contentSid(@Nullable String contentSid) {
            this.contentSid = contentSid;
            return this;
        }

        public Builder contentVariables(@Nullable Map<String, String> contentVariables) {
            this.contentVariables = contentVariables;
            return this;
        }

        public Builder templateId(@Nullable String templateId) {
            this.templateId = templateId;
            return this;
        }

        public Builder sendAt(@Nullable Instant sendAt) {
            this.sendAt = sendAt;
            return this;
        }

        public Builder jobId(@Nullable String jobId) {
            this.jobId = jobId;
            return this;
        }

        public Builder twilioConversationSid(@Nullable String twilioConversationSid) {
            this.twilioConversationSid = twilioConversationSid;
            return this;
        }

        public Builder retryOf(@Nullable String retryOf) {
            this.retryOf = retryOf;
            return this;
        }

        public SendMessage build() {
            return new SendMessage(
                    messageId,
                    tenantId,
                    conversationId,
                    channel,
                    from,
                    to,
                    body,
                    mediaUrls,
                    createdAt,
                    accountSid,
                    automatic,
                    by,
                    mediaIds,
                    mediaTypes,
                    contentSid,
                    contentVariables,
                    templateId,
                    sendAt,
                    jobId,
                    twilioConversationSid,
                    retryOf);
        }
    }
}
