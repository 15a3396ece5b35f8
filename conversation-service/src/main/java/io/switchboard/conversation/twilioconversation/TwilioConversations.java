package io.switchboard.conversation.twilioconversation;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import io.switchboard.mongo.DocumentInserts;
import io.switchboard.web.TenantId;
import org.springframework.context.annotation.Import;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/** Stores the conversations at Twilio of all tenants. Every change may be repeated and reordered. */
@Component
@Import(TwilioConversationIndexes.class)
public class TwilioConversations {

    private static final FindAndModifyOptions NEW =
            FindAndModifyOptions.options().returnNew(true);

    private final MongoOperations mongo;

    TwilioConversations(MongoOperations mongo) {
        this.mongo = mongo;
    }

    public Optional<StoredTwilioConversation> find(ConversationKey key) {
        return Optional.ofNullable(mongo.findById(key.id(), StoredTwilioConversation.class));
    }

    /** Finds the conversation at Twilio that a message to our conversation is sent into, the newest if there are several. */
    public Optional<StoredTwilioConversation> usable(TenantId tenantId, String conversationId) {
        return of(tenantId, conversationId).stream()
                .filter(StoredTwilioConversation::isUsable)
                .findFirst();
    }

    private List<StoredTwilioConversation> of(TenantId tenantId, String conversationId) {
        var ours = where("tenantId").is(tenantId).and("conversationId").is(conversationId);
        return mongo.find(
                query(ours).with(Sort.by(Sort.Direction.DESC, "createdAt", "_id")), StoredTwilioConversation.class);
    }

    /** Adds facts to the conversation, which is stored if it is new; returns it as it is then. */
    public StoredTwilioConversation add(ConversationKey key, ConversationFacts facts, Instant at) {
        return change(key, FactsUpdate.of(key, facts), at);
    }

    private StoredTwilioConversation change(ConversationKey key, Update update, Instant at) {
        var changed = mongo.findAndModify(one(key), update, NEW, StoredTwilioConversation.class);
        if (changed == null) {
            DocumentInserts.ifAbsent(mongo, StoredTwilioConversation.unknown(key, at));
            changed = mongo.findAndModify(one(key), update, NEW, StoredTwilioConversation.class);
        }
        return Objects.requireNonNull(changed);
    }

    /** Binds the conversation to ours, unless it is bound as specifically already; returns it as it is then. */
    StoredTwilioConversation bind(ConversationKey key, ConversationBinding binding, String conversationId) {
        var lower = new Criteria()
                .andOperator(
                        where("_id").is(key.id()),
                        new Criteria()
                                .orOperator(
                                        where("binding").isNull(),
                                        where("binding.rank").lt(binding.rank())));
        var update = new Update().set("binding", binding.stored()).set("conversationId", conversationId);
        mongo.updateFirst(query(lower), update, StoredTwilioConversation.class);
        return find(key).orElseThrow();
    }

    /**
     * Notes a state. {@code closed} and {@code removed} are final; of other states the newest one counts.
     *
     * @return the conversation as it is then
     */
    public StoredTwilioConversation noteState(ConversationKey key, String state, Instant stateAt, Instant at) {
        if (find(key).isEmpty()) {
            DocumentInserts.ifAbsent(mongo, StoredTwilioConversation.unknown(key, at));
        }
        var open = where("_id")
                .is(key.id())
                .and("state")
                .nin(StoredTwilioConversation.CLOSED, StoredTwilioConversation.REMOVED);
        var isClosed = state.equals(StoredTwilioConversation.CLOSED);
        // A final state counts whatever its time: Twilio never leaves it.
        var allowed = isClosed || state.equals(StoredTwilioConversation.REMOVED)
                ? open
                : open.orOperator(where("stateAt").isNull(), where("stateAt").lt(stateAt));
        var update = new Update().set("state", state).set("stateAt", stateAt);
        if (isClosed) {
            update.set("closing", true);
        }
        mongo.updateFirst(query(allowed), update, StoredTwilioConversation.class);
        return find(key).orElseThrow();
    }

    /** Notes that our conversation was closed, or is not to be. */
    public void noteClosed(ConversationKey key) {
        mongo.updateFirst(one(key), new Update().unset("closing"), StoredTwilioConversation.class);
    }

    /** Notes that messages wait for the participants; returns the conversation as it is then. */
    public StoredTwilioConversation noteWaiting(ConversationKey key, Instant at) {
        mongo.updateFirst(
                query(where("_id").is(key.id()).and("waitingSince").isNull()),
                new Update().set("waitingSince", at),
                StoredTwilioConversation.class);
        return find(key).orElseThrow();
    }

    /** Notes that no message waits any more. */
    public void noteServed(ConversationKey key) {
        mongo.updateFirst(one(key), new Update().unset("waitingSince"), StoredTwilioConversation.class);
    }

    /** Notes that Twilio was asked for the participants, so that those are all. */
    public StoredTwilioConversation noteLookedUp(ConversationKey key, Instant at) {
        return change(key, new Update().set("lookedUpAt", at), at);
    }

    /** Finds conversations with messages that have waited since before this time, but those of these accounts. */
    public List<StoredTwilioConversation> waiting(Instant before, Set<String> butOf, int limit) {
        var waiting = query(where("waitingSince").lt(before).and("accountSid").nin(butOf))
                .with(Sort.by("waitingSince"))
                .limit(limit);
        return mongo.find(waiting, StoredTwilioConversation.class);
    }

    private static Query one(ConversationKey key) {
        return query(where("_id").is(key.id()));
    }
}
