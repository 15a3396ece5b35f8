package io.switchboard.mongo;

import java.util.Set;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoException;
import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoServerUnavailableException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteConcernException;

/**
 * Recognises the failures of MongoDB that pass by waiting: MongoDB cannot be reached, has no primary, times out, rejects
 * every caller alike, or reports a conflict with a concurrent write. The list is short on purpose: every other failure is
 * taken for a property of the document.
 */
public final class TransientFailures {

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

    private TransientFailures() {}

    /** Returns whether this exception is such a failure. Its causes are not looked at. */
    public static boolean isTransient(Throwable failure) {
        return switch (failure) {
            case MongoBulkWriteException bulk -> isTransient(bulk);
            case MongoException mongo -> isTransient(mongo);
            default -> false;
        };
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
            case MongoNotPrimaryException unreachable -> true;
            case MongoNodeIsRecoveringException unreachable -> true;
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
