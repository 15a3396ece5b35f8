package io.switchboard.conversation.twilioconversation.receiving;

import java.util.List;

import io.switchboard.conversation.twilioconversation.ConversationBinder;
import io.switchboard.conversation.twilioconversation.ConversationFacts;
import io.switchboard.conversation.twilioconversation.StoredTwilioConversation;
import io.switchboard.conversation.twilioconversation.TwilioConversations;
import io.switchboard.conversation.twilioconversation.receiving.ConversationEventMeters.Outcome;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.twilio.TwilioEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Applies the events of Twilio Conversations, one after the other. An event that comes before what it is about waits in the
 * database; the event that it waits for serves it, whichever instance reads it.
 */
@Component
class TwilioConversationEvents {

    private static final Logger log = LoggerFactory.getLogger(TwilioConversationEvents.class);

    private final TwilioConversations conversations;
    private final ConversationBinder binder;
    private final ConversationMessages messages;
    private final MessageEdits edits;
    private final DeliveryReceipts deliveries;
    private final ConversationStates states;
    private final WaitingEvents waiting;
    private final ConversationEventMeters meters;

    TwilioConversationEvents(
            TwilioConversations conversations,
            ConversationBinder binder,
            ConversationMessages messages,
            MessageEdits edits,
            DeliveryReceipts deliveries,
            ConversationStates states,
            WaitingEvents waiting,
            ConversationEventMeters meters) {
        this.conversations = conversations;
        this.binder = binder;
        this.messages = messages;
        this.edits = edits;
        this.deliveries = deliveries;
        this.states = states;
        this.waiting = waiting;
        this.meters = meters;
    }

    void store(List<CloudEvent<TwilioEvent>> events) {
        for (var event : events) {
            var read = ConversationEvent.of(event);
            var outcome = apply(read);
            meters.received(read.kind(), outcome);
            log.atInfo()
                    .addKeyValue("outcome", outcome)
                    .addKeyValue("event", read.kind())
                    .addKeyValue("sid", event.subject())
                    .addKeyValue("tenant", read.tenant())
                    .log("conversation event received");
        }
    }

    private Outcome apply(ConversationEvent event) {
        return switch (event.kind()) {
            case MESSAGE_ADDED -> addMessage(event);
            case MESSAGE_UPDATED, MESSAGE_REMOVED -> changeMessage(event);
            case CONVERSATION_CHANGED, PARTICIPANT_CHANGED, PARTICIPANT_REMOVED -> {
                addFacts(event, EventFacts.of(event));
                yield Outcome.APPLIED;
            }
            case CONVERSATION_REMOVED -> {
                states.remove(event);
                yield Outcome.APPLIED;
            }
            case STATE_UPDATED -> {
                states.update(event);
                yield Outcome.APPLIED;
            }
            case DELIVERY_UPDATED ->
                switch (deliveries.apply(event)) {
                    case APPLIED, REDELIVERED, STALE, DUPLICATE -> Outcome.APPLIED;
                    case UNMATCHED -> Outcome.WAITING;
                    case IGNORED -> Outcome.IGNORED;
                };
            case OTHER -> Outcome.IGNORED;
        };
    }

    /** Adds what became known of a conversation, and stores the messages that waited for it. */
    private void addFacts(ConversationEvent event, ConversationFacts facts) {
        serve(binder.bind(conversations.add(event.key(), facts, event.at()), event.at()));
    }

    private Outcome addMessage(ConversationEvent event) {
        var key = event.key();
        var facts = EventFacts.ofMessage(event, conversations.find(key));
        var conversation = binder.bind(conversations.add(key, facts, event.at()), event.at());
        if (conversation.binding() != null) {
            serve(conversation);
            store(event, conversation);
            return Outcome.APPLIED;
        }
        waiting.add(event, key.id());
        // The participants may have become known after they were looked up, and before the message waited.
        var now = binder.bind(conversations.noteWaiting(key, event.at()), event.at());
        if (now.binding() == null) {
            return Outcome.WAITING;
        }
        // Another instance may have served the others and noted that none waits, without having seen this one.
        storeWaiting(now);
        return Outcome.APPLIED;
    }

    /** Stores the messages that wait for the conversation, if it is bound. */
    void serve(StoredTwilioConversation conversation) {
        if (conversation.binding() != null && conversation.waitingSince() != null) {
            storeWaiting(conversation);
        }
    }

    private void storeWaiting(StoredTwilioConversation conversation) {
        for (var event : waiting.of(conversation.id())) {
            store(event, conversation);
            waiting.remove(List.of(event));
        }
        conversations.noteServed(conversation.key());
    }

    private void store(ConversationEvent event, StoredTwilioConversation conversation) {
        messages.store(event, conversation);
        var early = waiting.of(event.messageKey());
        early.forEach(edits::apply);
        waiting.remove(early);
    }

    private Outcome changeMessage(ConversationEvent event) {
        if (edits.apply(event)) {
            return Outcome.APPLIED;
        }
        waiting.add(event, event.messageKey());
        // The message may have been stored after it was looked up, and before its change waited.
        if (edits.apply(event)) {
            waiting.remove(List.of(event));
            return Outcome.APPLIED;
        }
        return Outcome.WAITING;
    }
}
