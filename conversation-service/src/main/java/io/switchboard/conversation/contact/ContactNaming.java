package io.switchboard.conversation.contact;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

import io.switchboard.events.Contact;
import org.springframework.data.mongodb.core.BulkOperations.BulkMode;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/** Keeps the names that contacts give themselves in their messages. */
@Component
public class ContactNaming {

    private final MongoOperations mongo;
    private final Clock clock;

    ContactNaming(MongoOperations mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    /**
     * Has {@link ContactRelinker} show the new names of contacts that are several documents: a name in a message from one
     * address is shown in the conversations with the other addresses too.
     */
    public void showElsewhere(Collection<StoredContact> renamed) {
        var merged = renamed.stream()
                .filter(contact -> contact.merge() != null || !contact.linked().isEmpty())
                .map(StoredContact::id)
                .toList();
        if (!merged.isEmpty()) {
            mongo.updateMulti(
                    query(where("_id").in(merged).and("relinkAt").isNull()),
                    new Update().set("relinkAt", clock.instant()),
                    StoredContact.class);
        }
    }

    /**
     * A name that a contact gave itself in a message.
     *
     * @param key the contact's
     * @param at when the message arrived
     */
    public record GivenName(String key, String name, Instant at) {}

    /**
     * Renames contacts. Whatever the order and number of repetitions, a contact ends with the name in the newest message;
     * a name in an older message is only added to the history.
     */
    public void rename(List<GivenName> names) {
        if (!names.isEmpty()) {
            var updates = mongo.bulkOps(BulkMode.ORDERED, StoredContact.class);
            for (var name : names) {
                updates.updateOne(repeated(name), new Update().set("nameAt", name.at()));
                updates.updateOne(
                        changed(name),
                        remembering(name).set("name", name.name()).set("nameAt", name.at()));
                updates.updateOne(late(name), remembering(name));
            }
            updates.execute();
        }
    }

    /** A contact with the same name already: from now on no older message renames it. */
    private static Query repeated(GivenName name) {
        return query(named(name.key(), name.at()).and("name").is(name.name()));
    }

    private static Query changed(GivenName name) {
        return query(named(name.key(), name.at()).and("name").ne(name.name()));
    }

    private static Query late(GivenName name) {
        return query(where("key")
                .is(name.key())
                .and("nameAt")
                .gte(name.at())
                .and("nameHistory.name")
                .ne(name.name()));
    }

    /** A contact whose name is from an older message, or that has none. */
    private static Criteria named(String key, Instant at) {
        return where("key")
                .is(key)
                .orOperator(where("nameAt").isNull(), where("nameAt").lt(at));
    }

    private static Update remembering(GivenName name) {
        return new Update()
                .push("nameHistory")
                .slice(-Contact.NAMES_KEPT)
                .each(new Contact.Name(name.name(), name.at()));
    }
}
