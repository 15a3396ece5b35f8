package io.switchboard.conversation.personaldata;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

import io.switchboard.conversation.personaldata.RelatedDocuments.RelatedCollection;
import io.switchboard.events.Address;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;

/**
 * Erases what is stored of the contact's conversations at Twilio: their addresses, the requests that create them and the events
 * that wait for them. The conversation of a group stays, which is another contact's.
 */
@Component
class TwilioConversationErasure {

    static final RelatedCollection CONVERSATIONS =
            new RelatedCollection("twilio_conversations", "conversationId", true);

    /** Conversations at Twilio that have no conversation of ours yet. */
    static final RelatedCollection UNBOUND = new RelatedCollection(CONVERSATIONS.name(), "addresses", true);

    static final RelatedCollection CREATIONS = new RelatedCollection("twilio_conversation_creations", "theirs", true);

    /** Events with texts, which are found by the conversation at Twilio and by the addresses in them. */
    static final RelatedCollection WAITING_EVENTS =
            new RelatedCollection("waiting_conversation_events", "concerns", true);

    private final MongoOperations mongo;

    TwilioConversationErasure(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** Erases the documents; what waits is erased before the conversation that it is found by. */
    int erase(DataSubject subject) {
        var addresses = twilioAddresses(subject);
        var bound = CONVERSATIONS.of(subject, subject.conversationIds());
        var unbound = UNBOUND.of(subject, addresses)
                .addCriteria(where(CONVERSATIONS.field()).isNull());
        var concerned = new ArrayList<>(subject.addresses());
        concerned.addAll(ids(bound));
        concerned.addAll(ids(unbound));
        return remove(WAITING_EVENTS.of(subject, concerned), WAITING_EVENTS)
                + remove(CREATIONS.of(subject, addresses), CREATIONS)
                + remove(bound, CONVERSATIONS)
                + remove(unbound, CONVERSATIONS);
    }

    private List<String> ids(Query conversations) {
        return mongo.find(conversations, Document.class, CONVERSATIONS.name()).stream()
                .map(conversation -> conversation.getString("_id"))
                .toList();
    }

    private int remove(Query documents, RelatedCollection collection) {
        return (int) mongo.remove(documents, collection.name()).getDeletedCount();
    }

    /** The addresses with the prefixes of their channels, and without: Twilio leaves out some. */
    private static List<String> twilioAddresses(DataSubject subject) {
        var found = new LinkedHashSet<>(subject.addresses());
        for (var i = 0; i < subject.addresses().size(); i++) {
            found.add(new Address(subject.channels().get(i), subject.addresses().get(i)).twilio());
        }
        return List.copyOf(found);
    }
}
