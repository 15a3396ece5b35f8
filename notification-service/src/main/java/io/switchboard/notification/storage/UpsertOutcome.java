package io.switchboard.notification.storage;

import java.util.Set;
import java.util.stream.Collectors;

import com.mongodb.ErrorCategory;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.bulk.BulkWriteUpsert;
import org.springframework.data.mongodb.BulkOperationException;
import org.springframework.data.mongodb.core.BulkOperations;

/**
 * Describes the result of conditional upserts that are one request, by their places in it.
 *
 * @param inserted those that inserted a document
 * @param taken those whose id was that of a document which does not meet the condition, or which another request inserted at
 *     this moment
 */
public record UpsertOutcome(Set<Integer> inserted, Set<Integer> taken) {

    public UpsertOutcome {
        inserted = Set.copyOf(inserted);
        taken = Set.copyOf(taken);
    }

    /** Executes the upserts. */
    public static UpsertOutcome of(BulkOperations upserts) {
        try {
            return new UpsertOutcome(inserted(upserts.execute()), Set.of());
        } catch (BulkOperationException e) {
            if (!e.getErrors().stream().allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY)) {
                throw e;
            }
            var taken = e.getErrors().stream().map(BulkWriteError::getIndex).collect(Collectors.toSet());
            return new UpsertOutcome(inserted(e.getResult()), taken);
        }
    }

    private static Set<Integer> inserted(BulkWriteResult result) {
        return result.getUpserts().stream().map(BulkWriteUpsert::getIndex).collect(Collectors.toSet());
    }
}
