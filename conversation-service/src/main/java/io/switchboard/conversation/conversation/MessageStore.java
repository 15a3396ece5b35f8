package io.switchboard.conversation.conversation;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.switchboard.conversation.conversation.MessageStoreResult.Outcome;
import io.switchboard.conversation.message.Messages;
import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.kafka.EventPublisher;
import io.switchboard.kafka.listener.UnprocessableEvent;
import org.springframework.stereotype.Component;

/**
 * Files messages into conversations, many at once with a fixed number of round trips, and publishes what is new.
 *
 * <p>Stores first, then publishes; the caller commits its offset last. After a crash anywhere in between the same records
 * come again: what was stored is found, and what may not have been published is published again with the same ids.
 */
@Component
public class MessageStore {

    private final Messages messages;
    private final Conversations conversations;
    private final ConversationOpener opener;
    private final ContactNames names;
    private final ConversationEvents events;
    private final EventPublisher publisher;

    MessageStore(
            Messages messages,
            Conversations conversations,
            ConversationOpener opener,
            ContactNames names,
            ConversationEvents events,
            EventPublisher publisher) {
        this.messages = messages;
        this.conversations = conversations;
        this.opener = opener;
        this.names = names;
        this.events = events;
        this.publisher = publisher;
    }

    /**
     * Files them in this order; of several with the same SID or id the first. Says what became of each.
     *
     * @throws UnprocessableEvent when one has an id that another message has already; nothing is stored then
     */
    public List<MessageStoreResult> add(Collection<NewMessage> all) {
        var results = store(all);
        publisher.publish(events.of(current(results)));
        return results;
    }

    /**
     * Files them without publishing anything. For a command that is certain to be filed again: the listener that does
     * so finds it stored and publishes.
     */
    public List<MessageStoreResult> store(Collection<NewMessage> all) {
        var newMessages = new LinkedHashMap<String, NewMessage>();
        all.forEach(each -> newMessages.putIfAbsent(each.key(), each));
        var before = stored(newMessages.values());
        newMessages.values().forEach(each -> requireUntakenId(each, before));
        var after = new HashMap<>(before);
        after.putAll(insert(newMessages.values().stream()
                .filter(each -> !before.containsKey(each.key()))
                .toList()));

        var first = new HashSet<String>();
        var results = all.stream()
                .map(each -> result(
                        each,
                        Objects.requireNonNull(after.get(each.key())),
                        first.add(each.key()),
                        before.containsKey(each.key())))
                .toList();
        var current = current(results);
        conversations.noteLast(newest(current));
        names.take(current);
        return results;
    }

    private static List<MessageStoreResult> current(List<MessageStoreResult> results) {
        return results.stream()
                .filter(each -> each.outcome() != Outcome.DUPLICATE)
                .toList();
    }

    private Map<String, StoredMessage> insert(List<NewMessage> fresh) {
        var open = opener.conversationsFor(fresh);
        var documents = fresh.stream()
                .map(each ->
                        each.in(Objects.requireNonNull(open.get(each.openKey())).id()))
                .toList();
        // Another instance may have been faster: then its documents count, not ours.
        return messages.insertAbsent(documents) ? byKey(documents) : stored(fresh);
    }

    /** An id that another tenant's message has, or another message of the same tenant, is no name for this one. */
    private static void requireUntakenId(NewMessage newMessage, Map<String, StoredMessage> stored) {
        var holder = stored.get(newMessage.messageId());
        if (holder != null
                && !(holder.tenantId().equals(newMessage.tenantId())
                        && holder.direction().equals(newMessage.direction()))) {
            throw new UnprocessableEvent("the message id of event %s belongs to another message"
                    .formatted(newMessage.cause().id()));
        }
    }

    /** The messages that are there already, under their id and under the key that their newMessage has. */
    private Map<String, StoredMessage> stored(Collection<NewMessage> newMessages) {
        return byKey(messages.find(
                newMessages.stream().map(NewMessage::messageId).toList(),
                newMessages.stream().map(NewMessage::key).toList()));
    }

    /** A message that we send is known by our id before Twilio names it, and by both afterwards. */
    private static Map<String, StoredMessage> byKey(List<StoredMessage> messages) {
        var found = new HashMap<String, StoredMessage>();
        for (var message : messages) {
            found.put(message.id(), message);
            found.put(message.key(), message);
            found.put(StoredMessage.key(message.tenantId(), message.id()), message);
        }
        return found;
    }

    private static MessageStoreResult result(
            NewMessage newMessage, StoredMessage message, boolean first, boolean known) {
        if (!first || !message.createdAt().equals(newMessage.at()) || !newMessage.isBetweenTheAddressesOf(message)) {
            return new MessageStoreResult(newMessage, message, Outcome.DUPLICATE);
        }
        return new MessageStoreResult(newMessage, message, known ? Outcome.REDELIVERED : Outcome.STORED);
    }

    private static Map<String, NewMessage> newest(List<MessageStoreResult> results) {
        var newest = new HashMap<String, NewMessage>();
        results.forEach(each -> newest.merge(
                each.message().conversationId(),
                each.newMessage(),
                (one, other) -> other.at().isBefore(one.at()) ? one : other));
        return newest;
    }
}
