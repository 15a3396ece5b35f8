package io.switchboard.notification.ticket;

import java.time.Clock;
import java.time.Instant;

import com.mongodb.client.model.Indexes;
import io.switchboard.mongo.DocumentInserts;
import io.switchboard.mongo.index.DeclaredIndex;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;
import org.springframework.stereotype.Component;

/** Remembers the tickets that were used, for all instances of the service. */
@Component
class UsedTickets {

    private static final int DAYS = 1;

    private final MongoOperations mongo;
    private final Clock clock;

    UsedTickets(MongoOperations mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    /** A ticket that opened a stream. */
    @Document("used_tickets")
    record UsedTicket(
            @MongoId(FieldType.STRING) String id,
            @Field("usedAt") Instant usedAt) {}

    @Bean
    static DeclaredIndex usedTicketsExpire() {
        return DeclaredIndex.expiry(
                "used_tickets", "expiry", Indexes.ascending("usedAt"), DAYS, "a ticket is void long before that");
    }

    /**
     * Marks the ticket as used; false when it was used before, on whichever instance.
     *
     * @throws org.springframework.dao.DataAccessException when MongoDB does not answer
     */
    boolean use(String id) {
        return DocumentInserts.ifAbsent(mongo, new UsedTicket(id, clock.instant()));
    }
}
