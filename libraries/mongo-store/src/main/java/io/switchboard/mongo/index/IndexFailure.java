package io.switchboard.mongo.index;

import java.util.List;

import com.mongodb.MongoException;
import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoServerException;
import com.mongodb.MongoSocketReadTimeoutException;

/**
 * An index that could not be created at the start.
 *
 * @param message MongoDB's own message with phone numbers masked
 * @param evidence documents with equal values, or the conflicting index
 * @param remedy the steps for an administrator
 */
record IndexFailure(DeclaredIndex index, Reason reason, String message, List<String> evidence, List<String> remedy) {

    /** The reason why MongoDB did not create the index. */
    enum Reason {
        DUPLICATES("documents with the same value are there already"),
        CONFLICT("a different index of this name or of these fields is there"),
        NOT_AUTHORIZED("the database user may not create it"),
        STILL_BUILDING("MongoDB did not finish it in time"),
        UNREACHABLE("MongoDB cannot be reached"),
        REJECTED("MongoDB rejected it");

        private final String text;

        Reason(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }

        /** Returns whether the other indexes would fail for the same reason. */
        boolean concernsAll() {
            return this == UNREACHABLE || this == NOT_AUTHORIZED;
        }

        /** The codes are those of MongoDB's {@code error_codes.yml}. */
        static Reason of(MongoException failure) {
            return switch (failure) {
                case MongoSecurityException e -> NOT_AUTHORIZED;
                case MongoSocketReadTimeoutException e -> STILL_BUILDING;
                case MongoExecutionTimeoutException e -> STILL_BUILDING;
                case MongoNotPrimaryException e -> UNREACHABLE;
                case MongoNodeIsRecoveringException e -> UNREACHABLE;
                case MongoServerException e -> ofCode(e.getCode());
                default -> UNREACHABLE;
            };
        }

        private static Reason ofCode(int code) {
            return switch (code) {
                case 11000, 11001, 12582 -> DUPLICATES;
                case 85, 86 -> CONFLICT;
                case 13, 18 -> NOT_AUTHORIZED;
                default -> REJECTED;
            };
        }
    }
}
