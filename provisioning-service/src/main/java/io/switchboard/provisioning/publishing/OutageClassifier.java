package io.switchboard.provisioning.publishing;

import com.mongodb.MongoException;
import io.switchboard.kafka.PublishFailed;
import io.switchboard.mongo.TransientFailures;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Distinguishes an outage of MongoDB or Kafka, which ends a sync run, from the failure of one account, number or record,
 * which must not stop the others.
 */
public final class OutageClassifier {

    private OutageClassifier() {}

    /** Returns whether the next account, number or record would fail as well. */
    public static boolean isOutage(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (isOfRecord(cause)) {
                return false;
            }
            if (cause instanceof MongoException mongo) {
                return TransientFailures.isTransient(mongo);
            }
            if (cause instanceof org.apache.kafka.common.KafkaException) {
                return true;
            }
        }
        return failure instanceof PublishFailed || failure instanceof org.springframework.kafka.KafkaException;
    }

    private static boolean isOfRecord(Throwable cause) {
        return cause instanceof RecordTooLargeException
                || cause instanceof RecordBatchTooLargeException
                || cause instanceof InvalidRecordException
                || cause instanceof SerializationException;
    }
}
