package io.switchboard.conversation.twin;

import io.switchboard.conversation.conversation.NewMessage;
import org.jspecify.annotations.Nullable;

/** Gives a message the SID under which it is stored: of all its SIDs, the first one. */
final class TwinSid {

    private TwinSid() {}

    /** Returns the same message, which is known by another of its SIDs. */
    static NewMessage givenTo(NewMessage message, @Nullable String otherSid) {
        return new NewMessage(
                message.tenantId(),
                message.messageId(),
                otherSid,
                message.conversationId(),
                message.direction(),
                message.addresses(),
                message.contactName(),
                message.body(),
                message.media(),
                message.at(),
                message.sendAt(),
                message.jobId(),
                message.cause(),
                message.accountSid(),
                message.details(),
                message.automatic(),
                message.by(),
                message.twilioConversation(),
                message.template(),
                message.segments(),
                message.retryOf());
    }
}
