package io.switchboard.conversation.twin;

import java.util.List;

import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.conversation.message.part.InTwilioConversation;
import io.switchboard.conversation.message.part.StoredMedia;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/** Notes the second SID of messages that have two. A message keeps the first that it gets; may be repeated. */
@Component
public class SecondSids {

    private static final String PART = "twilioConversation";

    private final MongoOperations mongo;

    SecondSids(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** Notes that the message is in a conversation of Twilio's, where it is not known yet. */
    public void note(StoredMessage message, InTwilioConversation part) {
        if (message.twilioConversation() == null) {
            mongo.updateFirst(
                    query(one(message).and(PART).isNull()), new Update().set(PART, part), StoredMessage.class);
        }
    }

    /**
     * Notes the second SID of a message in a conversation of Twilio's.
     *
     * @param media the files as the number's webhook names them, which replace those that the conversation names; empty for
     *     none
     */
    public void note(StoredMessage message, @Nullable String sid, List<StoredMedia> media) {
        if (sid == null || message.hasSid(sid)) {
            return;
        }
        var update = new Update()
                .set(PART + ".otherSid", sid)
                .set(PART + ".otherKey", StoredMessage.key(message.tenantId(), sid));
        if (!media.isEmpty() && !message.isRemoved()) {
            update.set("media", media);
        }
        var withoutSecond =
                one(message).and(PART + ".sid").ne(null).and(PART + ".otherSid").isNull();
        mongo.updateFirst(query(withoutSecond), update, StoredMessage.class);
    }

    private static Criteria one(StoredMessage message) {
        return where("_id").is(message.id()).and("tenantId").is(message.tenantId());
    }
}
