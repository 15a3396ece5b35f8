package io.switchboard.notification.storage;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/** Writes the state that an event tells, unless that of a later one is stored. */
public final class ConditionalUpserts {

    private ConditionalUpserts() {}

    /**
     * Changes the document that meets the condition, or inserts it.
     *
     * @param older the document's id, and the condition that what is stored is older
     */
    public static void write(MongoOperations mongo, Query older, Update update, Class<?> type) {
        try {
            mongo.upsert(older, update, type);
        } catch (DuplicateKeyException e) {
            // A later state is stored, or another instance has inserted the document at this moment: then it meets the
            // condition.
            mongo.updateFirst(older, update, type);
        }
    }
}
