package io.switchboard.mongo;

import java.util.List;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertManyOptions;

/** Inserts documents that may exist already: a duplicate key is success, because uniqueness lives in the database. */
public final class DocumentInserts {

    private static final InsertManyOptions UNORDERED = new InsertManyOptions().ordered(false);

    private DocumentInserts() {}

    /** Inserts the documents that do not exist yet; returns true when all were new. */
    public static <T> boolean ifAbsent(MongoCollection<T> collection, List<T> documents) {
        if (documents.isEmpty()) {
            return true;
        }
        try {
            collection.insertMany(documents, UNORDERED);
            return true;
        } catch (MongoBulkWriteException e) {
            if (e.getWriteErrors().stream().allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY)
                    && e.getWriteConcernError() == null) {
                return false;
            }
            throw e;
        }
    }
}
