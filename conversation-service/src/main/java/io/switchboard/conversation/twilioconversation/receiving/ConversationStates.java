package io.switchboard.conversation.twilioconversation.receiving;

import java.util.Objects;

import io.switchboard.conversation.inbox.ConversationHandling;
import io.switchboard.conversation.twilioconversation.StoredTwilioConversation;
import io.switchboard.conversation.twilioconversation.TwilioConversations;
import org.springframework.stereotype.Component;

/**
 * Applies the states of conversations at Twilio. {@code closed} closes ours, once, unless a message or call has come since or
 * another conversation at Twilio is open for it; people can open it again. {@code active} and {@code inactive}, which
 * Twilio's timers set, say nothing about the work that is left, so they change nothing of ours.
 */
@Component
class ConversationStates {

    private final TwilioConversations conversations;
    private final ConversationHandling handling;

    ConversationStates(TwilioConversations conversations, ConversationHandling handling) {
        this.conversations = conversations;
        this.handling = handling;
    }

    void update(ConversationEvent event) {
        var conversation = conversations.noteState(
                event.key(), event.word("StateTo"), event.happenedAt("StateUpdated"), event.at());
        if (Boolean.TRUE.equals(conversation.closing())) {
            close(conversation, event);
        }
    }

    /** A conversation that is removed at Twilio keeps its messages here; nothing can be sent into it any more. */
    void remove(ConversationEvent event) {
        conversations.noteState(
                event.key(), StoredTwilioConversation.REMOVED, event.happenedAt("DateRemoved"), event.at());
    }

    private void close(StoredTwilioConversation conversation, ConversationEvent event) {
        var ours = conversation.conversationId();
        if (ours != null && conversations.usable(event.tenant(), ours).isEmpty()) {
            handling.closeUnlessNewer(event.tenant(), Objects.requireNonNull(ours), event.at());
        }
        conversations.noteClosed(conversation.key());
    }
}
