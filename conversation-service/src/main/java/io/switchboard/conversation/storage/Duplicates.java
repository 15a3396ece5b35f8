package io.switchboard.conversation.storage;

import java.util.List;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertManyOptions;

/** Uniqueness lives in the database: inserting what is there already is success, not failure. */
public final class Duplicates {

    private static final InsertManyOptions ALL_THAT_CAN_BE = new InsertManyOptions().ordered(false);

    private Duplicates() {}

    /** Inserts those that are not there yet; true when all were new. */
    public static <T> boolean insertAbsent(MongoCollection<T> collection, List<T> documents) {
        if (documents.isEmpty()) {
            return true;
        }
        try {
            collection.insertMany(documents, ALL_THAT_CAN_BE);
            return true;
        } catch (MongoBulkWriteException e) {
            if (e.getWriteErrors().stream().allMatch(each -> each.getCategory() == ErrorCategory.DUPLICATE_KEY)
                    && e.getWriteConcernError() == null) {
                return false;
            }
            throw e;
        }
    }
}
