package io.switchboard.conversation.conversation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import io.switchboard.conversation.conversation.AppliedEntries.ConversationEntry;
import io.switchboard.conversation.conversation.MessageStoreResult.Outcome;
import io.switchboard.conversation.message.Messages;
import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.kafka.EventPublisher;
import io.switchboard.kafka.listener.UnprocessableEvent;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;

/**
 * Stores messages in their conversations, many at once with a fixed number of round trips, and publishes the changes.
 *
 * <p>The store comes first, then the events; the caller commits its offset last. After a crash in between the same records
 * are read again: stored messages are found, and events that may not have been published are published with the same ids.
 */
@Component
public class MessageStore {

    private final Messages messages;
    private final ConversationActivity activity;
    private final ConversationOpener opener;
    private final ContactNames names;
    private final ConversationEvents events;
    private final EventPublisher publisher;
    private final ObjectProvider<InsertedMessages> joins;
    private final ObjectProvider<StoredMessageListener> listeners;

    MessageStore(
            Messages messages,
            ConversationActivity activity,
            ConversationOpener opener,
            ContactNames names,
            ConversationEvents events,
            EventPublisher publisher,
            ObjectProvider<InsertedMessages> joins,
            ObjectProvider<StoredMessageListener> listeners) {
        this.messages = messages;
        this.activity = activity;
        this.opener = opener;
        this.names = names;
        this.events = events;
        this.publisher = publisher;
        this.joins = joins;
        this.listeners = listeners;
    }

    /**
     * Joins messages that are stored by now with others that they are, before they are counted or announced: those that this
     * attempt inserted, and those that another instance has inserted and may not have joined yet.
     */
    public interface InsertedMessages {

        /**
         * Returns the messages that take the place of others, by the keys of those.
         *
         * @param storedByKey what is stored of the new messages, by their keys
         */
        Map<String, StoredMessage> join(Collection<NewMessage> newMessages, Map<String, StoredMessage> storedByKey);
    }

    /**
     * Stores the messages in this order, publishes their events and calls the listeners. Of several messages with the same
     * SID or id, the first is stored.
     *
     * @return one result per message, in the same order
     * @throws UnprocessableEvent when the id of a message belongs to another message; nothing is stored then
     */
    public List<MessageStoreResult> add(Collection<NewMessage> newMessages) {
        var results = store(newMessages);
        var stored = withoutDuplicates(results);
        publisher.publish(events.of(stored));
        listeners.orderedStream().forEach(listener -> listener.onStored(stored));
        return results;
    }

    /**
     * Stores the messages, publishes nothing and calls no listener. Only for messages that are certain to be added later as
     * well: the later call finds them stored, publishes their events and calls the listeners.
     */
    public List<MessageStoreResult> store(Collection<NewMessage> newMessages) {
        var distinct = new LinkedHashMap<String, NewMessage>();
        newMessages.forEach(message -> distinct.putIfAbsent(message.key(), message));
        var existing =
                opener.read(distinct.values().stream().map(NewMessage::start).toList());
        var before = stored(distinct.values());
        distinct.values().forEach(message -> requireUntakenId(message, before));
        var absent = distinct.values().stream()
                .filter(message -> !before.containsKey(message.key()))
                .toList();
        var open =
                opener.conversationsFor(absent.stream().map(NewMessage::start).toList(), existing);
        var after = new HashMap<>(before);
        after.putAll(insert(absent, open));
        joins.forEach(join -> after.putAll(join.join(distinct.values(), after)));
        var results = results(newMessages, before, after);
        updateConversations(withoutDuplicates(results), open.values());
        return results;
    }

    /** Publishes the present state of a message that waits for its time. */
    public void announce(StoredMessage scheduled) {
        publisher.publish(List.of(ConversationEvents.scheduled(scheduled)));
    }

    private void updateConversations(List<MessageStoreResult> results, Collection<StoredConversation> read) {
        var readById = new HashMap<String, StoredConversation>();
        read.forEach(conversation -> readById.put(conversation.id(), conversation));
        activity.apply(
                results.stream()
                        .filter(result -> result.message().isReleased())
                        .map(ConversationEntry::of)
                        .toList(),
                readById);
        names.apply(results);
    }

    private static List<MessageStoreResult> withoutDuplicates(List<MessageStoreResult> results) {
        return results.stream()
                .filter(result -> result.outcome() != Outcome.DUPLICATE)
                .toList();
    }

    private Map<String, StoredMessage> insert(List<NewMessage> newMessages, Map<String, StoredConversation> open) {
        var quoted = quoted(newMessages);
        var documents = newMessages.stream()
                .map(message -> stored(
                        message,
                        Objects.requireNonNull(open.get(message.openKey())).id(),
                        quoted))
                .toList();
        // Where another instance was faster, its documents count.
        return messages.insertAbsent(documents) ? byKey(documents) : stored(newMessages);
    }

    /** Finds the stored messages that these quote. Asks for nothing where none quotes another. */
    private List<StoredMessage> quoted(List<NewMessage> newMessages) {
        var keys = newMessages.stream()
                .flatMap(message -> message.quotedKey().stream())
                .distinct()
                .toList();
        return Stream.of(messages.find(List.of(), keys), messages.withOtherKeys(keys))
                .flatMap(List::stream)
                .toList();
    }

    private static StoredMessage stored(NewMessage message, String conversationId, List<StoredMessage> quoted) {
        return message.storedIn(
                conversationId,
                message.quotedKey()
                        .flatMap(key -> quoted.stream()
                                .filter(found -> found.hasKey(key)
                                        && found.conversationId().equals(conversationId))
                                .findFirst())
                        .map(StoredMessage::id)
                        .orElse(null));
    }

    /** Rejects an id that belongs to a message of another tenant, or of the other direction. */
    private static void requireUntakenId(NewMessage message, Map<String, StoredMessage> stored) {
        var holder = stored.get(message.messageId());
        if (holder != null
                && !(holder.tenantId().equals(message.tenantId()) && holder.isInbound() == message.isInbound())) {
            throw new UnprocessableEvent("The message id of event %s belongs to another message"
                    .formatted(message.cause().id()));
        }
    }

    /**
     * Returns the messages that are stored already, by their id and by their key. A message that Twilio has named has an id
     * that was made for it just now.
     */
    private Map<String, StoredMessage> stored(Collection<NewMessage> newMessages) {
        return byKey(messages.find(
                newMessages.stream()
                        .filter(message -> message.sid() == null)
                        .map(NewMessage::messageId)
                        .toList(),
                newMessages.stream().map(NewMessage::key).toList()));
    }

    /** An outbound message is known by our id until Twilio accepts it, and by both ids afterwards. */
    private static Map<String, StoredMessage> byKey(List<StoredMessage> messages) {
        var found = new HashMap<String, StoredMessage>();
        for (var message : messages) {
            found.put(message.id(), message);
            found.put(message.key(), message);
            found.put(StoredMessage.key(message.tenantId(), message.id()), message);
        }
        return found;
    }

    private static List<MessageStoreResult> results(
            Collection<NewMessage> newMessages, Map<String, StoredMessage> before, Map<String, StoredMessage> after) {
        var keys = new HashSet<String>();
        var results = new ArrayList<MessageStoreResult>();
        for (var message : newMessages) {
            var stored = after.get(message.key());
            if (stored == null) {
                throw new ConcurrencyFailureException("A message was joined with another one while it was stored");
            }
            var isFirst = keys.add(message.key());
            results.add(MessageStoreResult.of(message, stored, isFirst, before.containsKey(message.key())));
        }
        return results;
    }
}
