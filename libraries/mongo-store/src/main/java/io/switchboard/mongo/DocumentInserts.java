package io.switchboard.mongo;

import java.util.List;

import com.mongodb.ErrorCategory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.BulkOperationException;
import org.springframework.data.mongodb.core.BulkOperations.BulkMode;
import org.springframework.data.mongodb.core.MongoOperations;

/** Inserts documents that may exist already: a duplicate key is success, because the database ensures uniqueness. */
public final class DocumentInserts {

    private DocumentInserts() {}

    /** Inserts the document unless one with its id, or with a unique field of it, exists; returns true when it was new. */
    public static boolean ifAbsent(MongoOperations mongo, Object document) {
        try {
            mongo.insert(document);
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    /** Inserts those documents that do not exist yet, in one request; returns true when all were new. */
    public static <T> boolean ifAbsent(MongoOperations mongo, Class<T> type, List<T> documents) {
        if (documents.isEmpty()) {
            return true;
        }
        try {
            mongo.bulkOps(BulkMode.UNORDERED, type).insert(documents).execute();
            return true;
        } catch (BulkOperationException e) {
            if (e.getErrors().stream().allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY)) {
                return false;
            }
            throw e;
        }
    }
}
