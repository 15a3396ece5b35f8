package io.switchboard.conversation.sending.conversation;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.conversation.twilioconversation.ConversationBinding;
import io.switchboard.conversation.twilioconversation.ConversationKey;
import io.switchboard.conversation.twilioconversation.OwnAttributes;
import io.switchboard.conversation.twilioconversation.StoredTwilioConversation;
import io.switchboard.conversation.twilioconversation.TwilioConversations;
import io.switchboard.directory.Account;
import io.switchboard.twilio.SendOutcome;
import io.switchboard.twilio.TwilioClients;
import io.switchboard.twilio.conversation.ConversationMessage;
import io.switchboard.twilio.conversation.ConversationsClient;
import io.switchboard.twilio.conversation.TwilioConversation;
import io.switchboard.twilio.failure.TwilioRefused;
import io.switchboard.twilio.failure.TwilioUnavailable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/**
 * Sends messages through Twilio's Conversations API. Each carries our id in its attributes, by which it is found again when
 * the answer is lost.
 */
@Component
public class ConversationSends {

    private static final int MOST_MESSAGES = 1000;

    private final TwilioConversations conversations;
    private final TwilioClients twilio;
    private final MongoOperations mongo;

    ConversationSends(TwilioConversations conversations, TwilioClients twilio, MongoOperations mongo) {
        this.conversations = conversations;
        this.twilio = twilio;
        this.mongo = mongo;
    }

    /** A call to Twilio that is prepared and not made yet. */
    @FunctionalInterface
    public interface Call {

        SendOutcome make();
    }

    /** Prepares the call that sends the message into its conversation. */
    public Call call(StoredMessage message, Account account) {
        var client = client(message, account);
        var sid = sidOf(message);
        var attributes = OwnAttributes.of(message);
        return () -> client.send(sid, message.body(), attributes);
    }

    /**
     * Finds the message among those of its conversation that are newer than a time.
     *
     * @throws TwilioUnavailable if Twilio does not answer
     * @throws TwilioRefused if Twilio refuses the account
     */
    public Optional<String> find(StoredMessage message, Account account, Instant since) {
        return client(message, account)
                .newestMessages(sidOf(message))
                .limit(MOST_MESSAGES)
                .takeWhile(found ->
                        found.dateCreated() == null || !found.dateCreated().isBefore(since))
                .filter(found -> OwnAttributes.messageId(found.attributes())
                        .filter(message.id()::equals)
                        .isPresent())
                .map(ConversationMessage::sid)
                .findFirst();
    }

    /**
     * Takes the message out of a conversation that has ended at Twilio, after Twilio refused it; it is sent from number to
     * number then. A message to a group or a chat has no other way.
     *
     * @return whether the message can be sent another way now
     */
    public boolean leaveEnded(StoredMessage message, Account account) {
        if (ConversationBinding.isOnlyAtTwilio(message.channel()) || !hasEnded(message, account)) {
            return false;
        }
        var unsent = where("_id")
                .is(message.id())
                .and("tenantId")
                .is(message.tenantId())
                .and("twilioSid")
                .isNull();
        mongo.updateFirst(query(unsent), new Update().unset("twilioConversation"), StoredMessage.class);
        return true;
    }

    private boolean hasEnded(StoredMessage message, Account account) {
        try {
            var state = client(message, account)
                    .find(sidOf(message))
                    .map(TwilioConversation::state)
                    .orElse(StoredTwilioConversation.REMOVED);
            if (!state.equals(StoredTwilioConversation.CLOSED) && !state.equals(StoredTwilioConversation.REMOVED)) {
                return false;
            }
            // Not as Twilio's event would: the conversation is in use here, so it stays open.
            conversations.noteState(
                    key(message, account), StoredTwilioConversation.REMOVED, message.createdAt(), message.createdAt());
            return true;
        } catch (TwilioUnavailable | TwilioRefused e) {
            return false;
        }
    }

    private ConversationsClient client(StoredMessage message, Account account) {
        var service = conversations
                .find(key(message, account))
                .map(StoredTwilioConversation::serviceSid)
                .orElse(null);
        return new ConversationsClient(twilio.account(account.accountSid(), account.authToken()), service);
    }

    private static ConversationKey key(StoredMessage message, Account account) {
        return new ConversationKey(message.tenantId(), account.accountSid(), sidOf(message));
    }

    private static String sidOf(StoredMessage message) {
        return Objects.requireNonNull(message.twilioConversation()).sid();
    }
}
