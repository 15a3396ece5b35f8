package io.switchboard.conversation.twin;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import com.mongodb.client.model.Indexes;
import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.conversation.twin.StoredTwins.Arrived;
import io.switchboard.mongo.DocumentInserts;
import io.switchboard.mongo.index.DeclaredIndex;
import org.springframework.context.annotation.Bean;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/**
 * Decides which arrivals are one message: those of the two kinds with the same content between the same addresses, at most
 * {@link StoredTwins#WINDOW} apart, each joined with at most one of the other kind. The decision is one conditional write,
 * so that it is the same for all instances, in any order and however often it is asked for.
 */
@Component
class MessageTwins {

    private static final int MOST_ATTEMPTS = 50;
    private static final long DAYS = 2;

    private final MongoOperations mongo;
    private final Clock clock;

    MessageTwins(MongoOperations mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    @Bean
    static DeclaredIndex messageTwinsExpire() {
        return DeclaredIndex.expiry(
                StoredTwins.COLLECTION,
                "expiry",
                Indexes.ascending("writtenAt"),
                DAYS,
                "a message that has not arrived a second time by then does not");
    }

    /** Finds stored messages that a candidate may be although they are not among the twins. */
    @FunctionalInterface
    interface StoredArrivals {

        StoredArrivals NONE = () -> List.of();

        /** Returns messages with the candidate's content that arrived from the number, the earliest first. */
        List<StoredMessage> find();
    }

    /** Returns the message that the candidate is: an earlier one, which it is joined with now, or itself. */
    Arrived join(TwinCandidate candidate, StoredArrivals stored) {
        return join(candidate, twins -> decide(candidate, twins, stored));
    }

    /** Returns the message of a candidate from a conversation whose SID at the number is known. */
    Arrived joinNamed(TwinCandidate candidate, String numberSid) {
        return join(
                candidate,
                twins -> twins.with(numberSid)
                        .orElseGet(() -> new Arrived(numberSid, numberSid, null, candidate.at()))
                        .with(candidate));
    }

    private Arrived join(TwinCandidate candidate, Function<StoredTwins, Arrived> decision) {
        for (var attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            var found = mongo.findById(candidate.fingerprint(), StoredTwins.class);
            var twins = found == null ? StoredTwins.none(candidate) : found;
            var known = twins.with(candidate.sid());
            if (known.isPresent()) {
                return known.get();
            }
            var decided = decision.apply(twins);
            if (write(twins, twins.having(decided, clock.instant()))) {
                return decided;
            }
        }
        throw new ConcurrencyFailureException("Twins changed in each of %d attempts".formatted(MOST_ATTEMPTS));
    }

    /** Returns the message that the candidate was joined with before. */
    Optional<Arrived> arrived(TwinCandidate candidate) {
        return Optional.ofNullable(mongo.findById(candidate.fingerprint(), StoredTwins.class))
                .flatMap(twins -> twins.with(candidate.sid()));
    }

    private static Arrived decide(TwinCandidate candidate, StoredTwins twins, StoredArrivals stored) {
        return twins.partnerOf(candidate)
                .map(partner -> partner.with(candidate))
                .orElseGet(() -> stored.find().stream()
                        .filter(message ->
                                twins.with(String.valueOf(message.twilioSid())).isEmpty())
                        .findFirst()
                        .map(message -> Arrived.first(TwinCandidate.of(message)).with(candidate))
                        .orElseGet(() -> Arrived.first(candidate)));
    }

    private boolean write(StoredTwins before, StoredTwins after) {
        if (before.writes() == 0) {
            return DocumentInserts.ifAbsent(mongo, after);
        }
        var unchanged = where("_id").is(before.id()).and("writes").is(before.writes());
        var update = new Update()
                .set("writes", after.writes())
                .set("messages", after.messages())
                .set("writtenAt", after.writtenAt());
        return mongo.updateFirst(query(unchanged), update, StoredTwins.class).getModifiedCount() == 1;
    }
}
