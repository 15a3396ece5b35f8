package io.switchboard.conversation.twilioconversation;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;

/** Stores conversations at Twilio, and lets another instance act right after a message is noted as waiting. */
public final class RacedConversations extends TwilioConversations {

    private @Nullable Consumer<ConversationKey> other;

    public RacedConversations(MongoOperations mongo) {
        super(mongo);
    }

    /** The other instance does this once. */
    public void afterNextWaiting(Consumer<ConversationKey> action) {
        other = action;
    }

    @Override
    public StoredTwilioConversation noteWaiting(ConversationKey key, Instant at) {
        super.noteWaiting(key, at);
        var action = Optional.ofNullable(other);
        other = null;
        action.ifPresent(next -> next.accept(key));
        return find(key).orElseThrow();
    }
}
