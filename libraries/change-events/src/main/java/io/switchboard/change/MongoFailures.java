package io.switchboard.change;

import java.util.Optional;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import io.switchboard.kafka.listener.DeadLetterReason;
import io.switchboard.kafka.listener.FailureClassifier;
import io.switchboard.mongo.TransientFailures;
import org.bson.BsonMaximumSizeExceededException;
import org.bson.BsonSerializationException;

/** Classifies the failures of MongoDB for the listeners: {@link TransientFailures}, and those of a document. */
final class MongoFailures implements FailureClassifier {

    private static final int BSON_OBJECT_TOO_LARGE = 10334;

    @Override
    public boolean isTransient(Throwable failure) {
        return TransientFailures.isTransient(failure);
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
}
