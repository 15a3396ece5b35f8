package io.switchboard.conversation.message.part;

import java.time.Instant;
import java.util.List;

import io.switchboard.events.Message;
import io.switchboard.mongo.TenantKey;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;

/**
 * The part of a message that only Twilio Conversations has.
 *
 * @param sid Twilio's conversation that it is in, or is to be sent into
 * @param otherSid the second SID of a message that arrived both as SM and IM
 * @param otherKey the key of the message by the second SID
 * @param author the participant who wrote it: an address in Twilio's form, or an identity
 * @param editedAt when its text was changed last, by Twilio's clock
 * @param removedAt when it was removed, by Twilio's clock; its content is gone
 * @param edits the texts before each change, oldest first
 */
public record InTwilioConversation(
        @Field("sid") String sid,
        @Field("otherSid") @Nullable String otherSid,
        @Field("otherKey") @Nullable String otherKey,
        @Field("author") @Nullable String author,
        @Field("editedAt") @Nullable Instant editedAt,
        @Field("removedAt") @Nullable Instant removedAt,
        @Field("edits") @Nullable List<Edit> edits) {

    /** The part of a message that this participant wrote; null where Twilio sent the message for the tenant. */
    public static InTwilioConversation of(String sid, @Nullable String author) {
        return new InTwilioConversation(sid, null, null, author, null, null, null);
    }

    /** The same part of a message that has a second SID. */
    public InTwilioConversation withOther(TenantId tenantId, String other) {
        return new InTwilioConversation(
                sid, other, TenantKey.of(tenantId.value(), other), author, editedAt, removedAt, edits);
    }

    /** The part as clients see it. */
    public Message.TwilioConversation view() {
        var texts = edits == null ? List.<Edit>of() : edits;
        return new Message.TwilioConversation(
                sid,
                otherSid,
                author,
                editedAt,
                removedAt,
                texts.stream()
                        .map(edit -> new Message.Edit(edit.body(), edit.at()))
                        .toList());
    }

    /** A text that the message had until it was changed at this time. */
    public record Edit(
            @Field("body") String body, @Field("at") Instant at) {}
}
