package io.switchboard.emulator.conversation;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import io.switchboard.emulator.reset.ResettableState;
import io.switchboard.emulator.rest.SidGenerator;
import io.switchboard.emulator.rest.TwilioError;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Stores the conversations of all accounts, and keeps Twilio's rules on what is unique. */
@Component
class EmulatedConversations implements ResettableState {
    private final Map<String, EmulatedConversation> bySid = new LinkedHashMap<>();
    private final Clock clock;

    EmulatedConversations(Clock clock) {
        this.clock = clock;
    }

    synchronized EmulatedConversation create(
            String accountSid, @Nullable String uniqueName, @Nullable String friendlyName) {
        if (uniqueName != null && find(accountSid, uniqueName).isPresent()) {
            throw new TwilioError(409, 50353, "Conversation with provided unique name already exists");
        }
        var conversation = new EmulatedConversation(
                SidGenerator.next("CH"), accountSid, uniqueName, friendlyName, clock.instant());
        bySid.put(conversation.sid, conversation);
        return conversation;
    }

    synchronized Optional<EmulatedConversation> find(String accountSid, String sidOrUniqueName) {
        return bySid.values().stream()
                .filter(conversation -> conversation.accountSid.equals(accountSid))
                .filter(conversation ->
                        conversation.sid.equals(sidOrUniqueName) || sidOrUniqueName.equals(conversation.uniqueName))
                .findFirst();
    }

    synchronized List<EmulatedConversation> ofAccount(String accountSid) {
        return bySid.values().stream()
                .filter(conversation -> conversation.accountSid.equals(accountSid))
                .toList();
    }

    /** Returns the conversation in which the pair of addresses is, unless it is closed. */
    synchronized Optional<EmulatedConversation> open(String accountSid, ConversationParticipant participant) {
        return ofAccount(accountSid).stream()
                .filter(conversation -> !conversation.isClosed())
                .filter(conversation ->
                        conversation.participant(participant::isBoundAs).isPresent())
                .findFirst();
    }

    /** Adds the participant, unless the pair of addresses is in a conversation that is not closed. */
    synchronized void add(EmulatedConversation conversation, ConversationParticipant participant) {
        var taken = open(conversation.accountSid, participant);
        if (taken.isPresent()) {
            throw taken.get() == conversation
                    ? new TwilioError(409, 50433, "Participant already exists")
                    : new TwilioError(
                            409,
                            50416,
                            "A binding for this participant and proxy address already exists in Conversation "
                                    + taken.get().sid);
        }
        if (conversation.isClosed()) {
            throw TwilioError.badRequest(50351, "Conversation is closed");
        }
        conversation.participants.put(participant.sid(), participant);
    }

    /** Adds a message, which the function makes of its index. */
    synchronized ConversationMessage add(
            EmulatedConversation conversation, Function<Integer, ConversationMessage> draft) {
        if (conversation.isClosed()) {
            throw TwilioError.badRequest(50351, "Conversation is closed");
        }
        var message = draft.apply(conversation.nextIndex());
        conversation.messages.add(message);
        return message;
    }

    synchronized ConversationMessage change(
            EmulatedConversation conversation, ConversationMessage message, String body, String attributes) {
        var changed = message.changed(body, attributes, clock.instant());
        conversation.messages.replaceAll(stored -> stored.sid().equals(message.sid()) ? changed : stored);
        return changed;
    }

    synchronized void remove(EmulatedConversation conversation, ConversationMessage message) {
        conversation.messages.removeIf(stored -> stored.sid().equals(message.sid()));
    }

    synchronized void remove(EmulatedConversation conversation, ConversationParticipant participant) {
        conversation.participants.remove(participant.sid());
    }

    synchronized void remove(EmulatedConversation conversation) {
        bySid.remove(conversation.sid);
    }

    /** Changes the state; returns the one before. A closed conversation stays closed. */
    synchronized String move(EmulatedConversation conversation, String state) {
        var before = conversation.state;
        if (conversation.isClosed() && !state.equals("closed")) {
            throw TwilioError.badRequest(50351, "Conversation is closed");
        }
        conversation.state = state;
        conversation.dateUpdated = clock.instant();
        return before;
    }

    synchronized List<ConversationMessage> messagesOf(EmulatedConversation conversation) {
        return List.copyOf(conversation.messages);
    }

    synchronized List<ConversationParticipant> participantsOf(EmulatedConversation conversation) {
        return List.copyOf(conversation.participants.values());
    }

    /** Removes all conversations. */
    @Override
    public synchronized void clear() {
        bySid.clear();
    }
}
