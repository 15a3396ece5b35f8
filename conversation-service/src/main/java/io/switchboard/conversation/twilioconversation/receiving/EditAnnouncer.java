package io.switchboard.conversation.twilioconversation.receiving;

import java.time.Instant;
import java.util.ArrayList;

import io.switchboard.conversation.conversation.ConversationSummaries;
import io.switchboard.conversation.conversation.Conversations;
import io.switchboard.conversation.events.DomainEvents;
import io.switchboard.conversation.message.Messages;
import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.EventType;
import io.switchboard.kafka.EventPublisher;

/** Shows a changed or removed message in its conversation and publishes the events of the change. */
final class EditAnnouncer {

    private final Messages messages;
    private final Conversations conversations;
    private final ConversationSummaries summaries;
    private final EventPublisher publisher;

    EditAnnouncer(
            Messages messages, Conversations conversations, ConversationSummaries summaries, EventPublisher publisher) {
        this.messages = messages;
        this.conversations = conversations;
        this.summaries = summaries;
        this.publisher = publisher;
    }

    /**
     * Announces the message as it is stored now.
     *
     * @param what the change, of which the ids of the events are made
     */
    void announce(ConversationEvent event, StoredMessage before, String what, Instant at) {
        messages.find(before.tenantId(), before.id()).ifPresent(message -> {
            conversations.showChanged(message);
            var events = new ArrayList<CloudEvent<?>>();
            events.add(DomainEvents.event(
                            EventType.MESSAGE_UPDATED, message.id(), what, at, message.tenantId(), message.view())
                    .causedBy(event.event()));
            conversations
                    .find(message.tenantId(), message.conversationId())
                    .map(summaries::of)
                    .map(summary -> DomainEvents.event(
                                    EventType.CONVERSATION_UPDATED,
                                    summary.id(),
                                    "message/" + message.id() + "/" + what,
                                    at,
                                    message.tenantId(),
                                    summary)
                            .causedBy(event.event()))
                    .ifPresent(events::add);
            publisher.publish(events);
        });
    }
}
