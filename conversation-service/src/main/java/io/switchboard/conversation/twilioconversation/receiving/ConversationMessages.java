package io.switchboard.conversation.twilioconversation.receiving;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.switchboard.conversation.conversation.MessageStore;
import io.switchboard.conversation.conversation.MessageStoreResult;
import io.switchboard.conversation.conversation.NewMessage;
import io.switchboard.conversation.message.Messages;
import io.switchboard.conversation.message.StatusChange;
import io.switchboard.conversation.message.StatusReport;
import io.switchboard.conversation.message.StatusUpdates;
import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.conversation.twilioconversation.StoredTwilioConversation;
import io.switchboard.conversation.twin.JoinedMessages;
import io.switchboard.conversation.twin.JoinedMessages.JoinedMessage;
import io.switchboard.conversation.twin.SecondSids;
import io.switchboard.events.traffic.TrafficDirection;
import io.switchboard.mongo.IdGenerator;
import org.springframework.stereotype.Component;

/** Stores the messages of bound conversations as ordinary messages, each once. */
@Component
class ConversationMessages {

    private final MessageStore messageStore;
    private final Messages messages;
    private final JoinedMessages joined;
    private final SecondSids secondSids;
    private final StatusUpdates statuses;
    private final IdGenerator ids;

    ConversationMessages(
            MessageStore messageStore,
            Messages messages,
            JoinedMessages joined,
            SecondSids secondSids,
            StatusUpdates statuses,
            IdGenerator ids) {
        this.messageStore = messageStore;
        this.messages = messages;
        this.joined = joined;
        this.secondSids = secondSids;
        this.statuses = statuses;
        this.ids = ids;
    }

    /** Stores the message; may be repeated. Returns it as it is stored. */
    StoredMessage store(ConversationEvent event, StoredTwilioConversation conversation) {
        var content = new ConversationMessageContent(event, conversation);
        var own = own(event, content);
        if (own.isPresent()) {
            return noted(own.get(), event);
        }
        var message = content.newMessage(ids);
        return message.direction() == TrafficDirection.INBOUND && conversation.isPair()
                ? storeJoined(message, content, conversation)
                : storeSingle(message);
    }

    /** Finds the message that was sent from here. Any participant can write our id into it, so the conversation must be the same. */
    private Optional<StoredMessage> own(ConversationEvent event, ConversationMessageContent content) {
        return content.ownMessageId()
                .flatMap(id -> messages.find(event.tenant(), id))
                .filter(message -> !message.isInbound()
                        && message.twilioConversation() != null
                        && message.twilioConversation().sid().equals(event.key().sid()));
    }

    /** The SID becomes known, which may be before Twilio's answer is stored, or instead of it. */
    private StoredMessage noted(StoredMessage message, ConversationEvent event) {
        statuses.apply(List.of(new StatusReport(
                event.tenant(),
                event.messageSid(),
                message.id(),
                StatusChange.of("queued", event.at()),
                event.event())));
        return message;
    }

    private StoredMessage storeSingle(NewMessage message) {
        var stored = messageStore.add(List.of(message)).getFirst().message();
        if (!stored.isInbound()) {
            // Deliveries may have come first.
            statuses.adopt(stored, message.cause());
        }
        return stored;
    }

    private StoredMessage storeJoined(
            NewMessage message, ConversationMessageContent content, StoredTwilioConversation conversation) {
        var toStore = joined(message, content, Objects.requireNonNull(conversation.conversationId()));
        var result = messageStore.add(List.of(toStore.message())).getFirst();
        secondSids.note(result.message(), Objects.requireNonNull(message.twilioConversation()));
        noteOther(result, message, toStore);
        return result.message();
    }

    private JoinedMessage joined(NewMessage message, ConversationMessageContent content, String conversationId) {
        return joined.fromConversation(
                message, conversationId, content.numberSid().orElse(null));
    }

    /** The other arrival may have stored the message under this SID, and then could not note its own. */
    private void noteOther(MessageStoreResult result, NewMessage arrived, JoinedMessage toStore) {
        var stored = result.message();
        var sid = Objects.requireNonNull(arrived.sid());
        var other = sid.equals(stored.twilioSid()) ? joined.otherSid(arrived) : sid;
        secondSids.note(stored, other == null ? toStore.otherSid() : other, List.of());
    }
}
