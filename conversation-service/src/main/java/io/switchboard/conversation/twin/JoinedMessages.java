package io.switchboard.conversation.twin;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.switchboard.conversation.conversation.MessageStore;
import io.switchboard.conversation.conversation.NewMessage;
import io.switchboard.conversation.message.Messages;
import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.conversation.twin.MessageTwins.StoredArrivals;
import io.switchboard.conversation.twin.StoredTwins.Arrived;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/**
 * Joins customers' messages that arrive twice: the one that is known first survives and gets both SIDs. Messages of accounts
 * that never had one in Twilio Conversations are stored as they are.
 *
 * <p>Such an account's first message may arrive at the same moment from its number. There, the account is looked up again
 * after the message was inserted or found, in each instance that reads it; here, the account is stored before inserted
 * messages are searched. One sees the other.
 */
@Component
public class JoinedMessages implements MessageStore.InsertedMessages {

    private final Messages messages;
    private final MessageTwins twins;
    private final TwinAccounts accounts;
    private final MongoOperations mongo;

    JoinedMessages(Messages messages, MessageTwins twins, TwinAccounts accounts, MongoOperations mongo) {
        this.messages = messages;
        this.twins = twins;
        this.accounts = accounts;
        this.mongo = mongo;
    }

    /**
     * A message as it is to be stored.
     *
     * @param otherSid the SID that the stored message does not have yet, as far as it is known
     */
    public record JoinedMessage(
            NewMessage message, @Nullable String otherSid) {}

    /** Returns the messages from numbers as they are to be stored, in the same order. */
    public List<JoinedMessage> fromNumbers(List<NewMessage> arrived) {
        var twice = accounts.among(accounts(arrived.stream()));
        Predicate<NewMessage> mayBeTwice = message -> message.sid() != null && twice.contains(account(message));
        var stored = stored(arrived.stream().filter(mayBeTwice).toList());
        return arrived.stream()
                .map(message -> mayBeTwice.test(message)
                        ? fromNumber(message, stored.get(key(message)))
                        : new JoinedMessage(message, null))
                .toList();
    }

    private JoinedMessage fromNumber(NewMessage message, @Nullable StoredMessage stored) {
        if (stored != null && (stored.twilioConversation() != null || stored.isErased())) {
            return new JoinedMessage(
                    stored.isErased() ? message : TwinSid.givenTo(message, stored.twilioSid()), message.sid());
        }
        var decided = twins.join(TwinCandidate.of(message), StoredArrivals.NONE);
        if (stored != null && !decided.sid().equals(stored.twilioSid())) {
            // A crash came between its insertion and the join.
            rename(stored, decided);
        }
        return joined(message, decided);
    }

    /**
     * Returns a customer's message from a conversation of Twilio's as it is to be stored.
     *
     * @param conversationId our conversation
     * @param numberSid the SID under which it comes from its number, where Twilio names it: whatever arrives first is stored
     *     under this one
     */
    public JoinedMessage fromConversation(NewMessage message, String conversationId, @Nullable String numberSid) {
        accounts.add(account(message), message.at());
        var candidate = TwinCandidate.of(message);
        return joined(
                message,
                numberSid == null
                        ? twins.join(candidate, () -> storedLike(candidate, conversationId))
                        : twins.joinNamed(candidate, numberSid));
    }

    /** Returns the second SID of a message that is stored by now; null if it has arrived once. */
    public @Nullable String otherSid(NewMessage message) {
        return twins.arrived(TwinCandidate.of(message)).map(Arrived::otherSid).orElse(null);
    }

    private static JoinedMessage joined(NewMessage message, Arrived decided) {
        return new JoinedMessage(TwinSid.givenTo(message, decided.sid()), decided.otherSid());
    }

    private List<StoredMessage> storedLike(TwinCandidate candidate, String conversationId) {
        var near = where("tenantId")
                .is(candidate.tenantId())
                .and("conversationId")
                .is(conversationId)
                .and("createdAt")
                .gte(candidate.at().minus(StoredTwins.WINDOW))
                .lte(candidate.at().plus(StoredTwins.WINDOW));
        return mongo.find(query(near).with(Sort.by("createdAt", "_id")), StoredMessage.class).stream()
                .filter(JoinedMessages::isFromNumberOnly)
                .filter(candidate::hasContentOf)
                .toList();
    }

    @Override
    public Map<String, StoredMessage> join(Collection<NewMessage> newMessages, Map<String, StoredMessage> storedByKey) {
        var arrived = newMessages.stream()
                .filter(message -> isFromNumberOnly(storedByKey.get(key(message))))
                .toList();
        var twice = accounts.among(accounts(arrived.stream()));
        var joined = new HashMap<String, StoredMessage>();
        for (var message : arrived) {
            var stored = Objects.requireNonNull(storedByKey.get(key(message)));
            if (twice.contains(account(message))) {
                var decided = twins.join(TwinCandidate.of(stored), StoredArrivals.NONE);
                if (!decided.sid().equals(stored.twilioSid())) {
                    joined.put(key(message), rename(stored, decided));
                }
            }
        }
        return joined;
    }

    private static boolean isFromNumberOnly(@Nullable StoredMessage message) {
        return message != null
                && message.isInbound()
                && message.twilioSid() != null
                && message.twilioConversation() == null
                && !TwinCandidate.isFromConversation(message.twilioSid());
    }

    /**
     * Gives the message the first of its SIDs. Where that is stored, this one goes; it was not yet counted, announced or shown
     * as the newest of its conversation.
     *
     * @return the message with that SID
     */
    private StoredMessage rename(StoredMessage message, Arrived decided) {
        var key = StoredMessage.key(message.tenantId(), decided.sid());
        var one = query(where("_id").is(message.id()).and("tenantId").is(message.tenantId()));
        try {
            mongo.updateFirst(one, new Update().set("key", key).set("twilioSid", decided.sid()), StoredMessage.class);
        } catch (DuplicateKeyException e) {
            mongo.remove(one, StoredMessage.class);
        }
        return messages.find(List.of(), List.of(key)).getFirst();
    }

    /** Returns the stored messages by the keys of the SIDs under which these arrived. */
    private Map<String, StoredMessage> stored(List<NewMessage> arrived) {
        var keys = arrived.stream().map(JoinedMessages::key).toList();
        var stored = new HashMap<String, StoredMessage>();
        messages.find(List.of(), keys).forEach(message -> stored.put(message.key(), message));
        for (var message : messages.withOtherKeys(keys)) {
            stored.put(Objects.requireNonNull(message.twilioConversation()).otherKey(), message);
        }
        return stored;
    }

    private static Set<String> accounts(Stream<NewMessage> arrived) {
        return arrived.map(JoinedMessages::account).collect(Collectors.toSet());
    }

    private static String account(NewMessage message) {
        return TwinAccounts.key(message.tenantId(), message.accountSid());
    }

    private static String key(NewMessage message) {
        return StoredMessage.key(message.tenantId(), String.valueOf(message.sid()));
    }
}
