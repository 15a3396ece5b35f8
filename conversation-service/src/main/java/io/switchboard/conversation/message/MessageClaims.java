package io.switchboard.conversation.message;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Query.query;

/** Stores in each message that an attempt to send it has begun: the claim on the right to call Twilio for it. */
@Component
public class MessageClaims {

    private final MongoOperations mongo;

    MessageClaims(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /**
     * Claims the right to call Twilio for this message. Of any number of instances at most one succeeds: the claim fails if
     * the stored message has changed since it was read, or is settled.
     */
    public boolean claim(StoredMessage message, Instant now) {
        return update(message, message.attemptedAt(), now);
    }

    /** Makes a claim begin now; returns false if another instance has claimed the message since. */
    public boolean renew(StoredMessage message, Instant attemptedAt, Instant now) {
        return update(message, attemptedAt, now);
    }

    private boolean update(StoredMessage message, @Nullable Instant seen, Instant now) {
        var unchanged = Messages.one(message.tenantId(), message.id())
                .and("attemptedAt")
                .is(seen)
                .and("twilioSid")
                .isNull()
                .and("rank")
                .lt(StatusRank.FINAL)
                .and("status")
                .ne(MessageStatus.UNKNOWN.word());
        return mongo.updateFirst(query(unchanged), new Update().set("attemptedAt", now), StoredMessage.class)
                        .getModifiedCount()
                == 1;
    }

    /** Releases the claim of an attempt that Twilio certainly did not process. */
    public void release(StoredMessage message, Instant attemptedAt) {
        var claimed = Messages.one(message.tenantId(), message.id())
                .and("attemptedAt")
                .is(attemptedAt);
        mongo.updateFirst(query(claimed), new Update().unset("attemptedAt"), StoredMessage.class);
    }
}
