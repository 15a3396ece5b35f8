package io.switchboard.conversation.records;

import java.util.Locale;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.bson.BsonMaximumSizeExceededException;
import org.bson.BsonSerializationException;
import org.jspecify.annotations.Nullable;

/** Why a record became a dead letter: the few values that the meter and the log line have. */
enum DeadLetterReason {
    /** Its value is no CloudEvent of its topic. */
    UNREADABLE,
    /** Something that the event must have is missing or malformed, or contradicts what is stored. */
    INVALID,
    /** What it would store or publish exceeds a limit of MongoDB or Kafka. */
    TOO_LARGE,
    /** MongoDB refused what it would store. */
    NOT_STORABLE,
    /** Any other failure, tried several times. */
    FAILED;

    private static final int BSON_OBJECT_TOO_LARGE = 10334;
    private static final int DEEPEST_CAUSE = 20;

    String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether trying the same record once more cannot help. */
    boolean isCertain() {
        return this != FAILED;
    }

    static DeadLetterReason of(Throwable failure) {
        @Nullable Throwable each = failure;
        for (var depth = 0; each != null && depth < DEEPEST_CAUSE; depth++) {
            switch (each) {
                case UnprocessableEvent invalid -> {
                    return INVALID;
                }
                case RecordTooLargeException kafka -> {
                    return TOO_LARGE;
                }
                case BsonMaximumSizeExceededException mongo -> {
                    return TOO_LARGE;
                }
                case MongoBulkWriteException mongo -> {
                    var tooLarge =
                            mongo.getWriteErrors().stream().anyMatch(error -> error.getCode() == BSON_OBJECT_TOO_LARGE);
                    return tooLarge ? TOO_LARGE : NOT_STORABLE;
                }
                case MongoWriteException mongo -> {
                    return mongo.getCode() == BSON_OBJECT_TOO_LARGE ? TOO_LARGE : NOT_STORABLE;
                }
                case BsonSerializationException mongo -> {
                    return NOT_STORABLE;
                }
                case SerializationException kafka -> {
                    return NOT_STORABLE;
                }
                default -> each = each.getCause();
            }
        }
        return FAILED;
    }
}
