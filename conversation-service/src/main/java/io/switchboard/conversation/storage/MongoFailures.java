package io.switchboard.conversation.storage;

import java.util.Optional;
import java.util.Set;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoException;
import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoServerUnavailableException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteConcernException;
import com.mongodb.MongoWriteException;
import io.switchboard.kafka.listener.DeadLetterReason;
import io.switchboard.kafka.listener.FailureClassifier;
import org.bson.BsonMaximumSizeExceededException;
import org.bson.BsonSerializationException;
import org.springframework.stereotype.Component;

/**
 * Classifies the failures of MongoDB. One passes by waiting when MongoDB cannot be reached, has no primary, times out,
 * rejects every caller alike, or reports a conflict with a concurrent write. The list is short on purpose: every other
 * failure is taken for a property of the record.
 */
@Component
final class MongoFailures implements FailureClassifier {

    private static final int BSON_OBJECT_TOO_LARGE = 10334;
    private static final Set<String> LABELS =
            Set.of("RetryableWriteError", "TransientTransactionError", "SystemOverloadedError");

    /**
     * MongoDB's codes for states of the server, not of the document.
     *
     * @see <a href="https://www.mongodb.com/docs/manual/reference/error-codes/">MongoDB's error codes</a>
     */
    private static final Set<Integer> CODES = Set.of(
            6, // HostUnreachable
            7, // HostNotFound
            13, // Unauthorized: the user's rights are wrong for every record
            18, // AuthenticationFailed
            24, // LockTimeout
            50, // MaxTimeMSExpired
            64, // WriteConcernFailed
            89, // NetworkTimeout
            91, // ShutdownInProgress
            100, // UnsatisfiableWriteConcern
            112, // WriteConflict
            133, // FailedToSatisfyReadPreference
            134, // ReadConcernMajorityNotAvailableYet
            189, // PrimarySteppedDown
            262, // ExceededTimeLimit
            9001, // SocketException
            10107, // NotWritablePrimary
            11600, // InterruptedAtShutdown
            11602, // InterruptedDueToReplStateChange
            13435, // NotPrimaryNoSecondaryOk
            13436, // NotPrimaryOrSecondary
            14031); // OutOfDiskSpace

    @Override
    public boolean isTransient(Throwable failure) {
        return switch (failure) {
            case MongoBulkWriteException bulk -> isTransient(bulk);
            case MongoException mongo -> isTransient(mongo);
            default -> false;
        };
    }

    @Override
    public Optional<DeadLetterReason> deadLetterReason(Throwable failure) {
        return switch (failure) {
            case BsonMaximumSizeExceededException size -> Optional.of(DeadLetterReason.TOO_LARGE);
            case MongoBulkWriteException bulk ->
                Optional.of(sizeOrContent(
                        bulk.getWriteErrors().stream().anyMatch(error -> error.getCode() == BSON_OBJECT_TOO_LARGE)));
            case MongoWriteException write -> Optional.of(sizeOrContent(write.getCode() == BSON_OBJECT_TOO_LARGE));
            case BsonSerializationException content -> Optional.of(DeadLetterReason.NOT_STORABLE);
            default -> Optional.empty();
        };
    }

    private static DeadLetterReason sizeOrContent(boolean isTooLarge) {
        return isTooLarge ? DeadLetterReason.TOO_LARGE : DeadLetterReason.NOT_STORABLE;
    }

    private static boolean isTransient(MongoBulkWriteException bulk) {
        return hasTransientLabel(bulk)
                || bulk.getWriteErrors().stream().anyMatch(error -> CODES.contains(error.getCode()))
                || (bulk.getWriteErrors().isEmpty() && bulk.getWriteConcernError() != null);
    }

    private static boolean isTransient(MongoException mongo) {
        return switch (mongo) {
            // No server, no connection, not the primary.
            case MongoSocketException unreachable -> true;
            case MongoTimeoutException unreachable -> true;
            case MongoServerUnavailableException unreachable -> true;
            case MongoConnectionPoolClearedException unreachable -> true;
            case MongoExecutionTimeoutException slow -> true;
            case MongoWriteConcernException unconfirmed -> true;
            case MongoSecurityException misconfigured -> true;
            case MongoInterruptedException shutdown -> true;
            default -> CODES.contains(mongo.getCode()) || hasTransientLabel(mongo);
        };
    }

    private static boolean hasTransientLabel(MongoException mongo) {
        return LABELS.stream().anyMatch(mongo::hasErrorLabel);
    }
}
