package io.switchboard.conversation.sending.pace;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/**
 * Gives each message of a sender a place in time, so that all instances together keep the sender's rate. One conditional
 * update takes a place: after the last one that was taken, or now where the sender is free. A place that is taken and not
 * used is lost and delays nothing but the messages behind it. The pace is as exact as the instances' clocks agree.
 */
@Component
public class SenderPaces {

    private static final int MOST_ATTEMPTS = 50;
    private static final FindAndModifyOptions RETURN_NEW =
            FindAndModifyOptions.options().returnNew(true);

    private final MongoOperations mongo;
    private final Clock clock;

    SenderPaces(MongoOperations mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    /**
     * Takes the sender's next place.
     *
     * @param length how long the sender is occupied by the message
     * @return when the message may be sent; not after now where the sender is free
     */
    public Instant take(String sender, Duration length) {
        var micros = Math.max(1, length.toNanos() / 1000);
        for (var attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            var now = clock.instant();
            var free = micros(now);
            var after = mongo.findAndModify(
                    query(of(sender).gt(free)), new Update().inc("nextFree", micros), RETURN_NEW, SenderPace.class);
            if (after != null) {
                return instant(after.nextFree() - micros);
            }
            if (occupy(sender, free, micros)) {
                return now;
            }
        }
        throw new ConcurrencyFailureException(
                "The pace of a sender was changed by others in each of %d attempts".formatted(MOST_ATTEMPTS));
    }

    /** Occupies a free sender; false where another message has just done so. */
    private boolean occupy(String sender, long free, long micros) {
        try {
            mongo.upsert(query(of(sender).lte(free)), new Update().set("nextFree", free + micros), SenderPace.class);
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    private static Criteria of(String sender) {
        return where("_id").is(sender).and("nextFree");
    }

    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
