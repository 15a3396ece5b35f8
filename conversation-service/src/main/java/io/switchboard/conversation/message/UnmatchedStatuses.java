package io.switchboard.conversation.message;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import io.switchboard.events.CloudEvent;
import io.switchboard.mongo.DocumentInserts;
import io.switchboard.mongo.index.DeclaredIndex;
import org.bson.codecs.pojo.annotations.BsonId;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

/**
 * Statuses of messages that we do not know: Twilio may call back before its answer to us is stored, and other systems may
 * send through the same account. They wait here for their message, for {@value #DAYS} days at most.
 */
@Component
public class UnmatchedStatuses {

    private static final String NAME = "unmatched_statuses";
    private static final long DAYS = 7;
    private static final int MOST_UNKNOWN_STATUSES = 20;

    private final MongoCollection<Waiting> collection;

    /**
     * A report without its message.
     *
     * @param id tenant, SID and status, so that the same news waits once
     */
    public record Waiting(@BsonId String id, String messageKey, String tenantId, String sid, StatusChange change) {

        StatusReport report(CloudEvent<?> cause) {
            return new StatusReport(tenantId, sid, null, change, cause);
        }
    }

    UnmatchedStatuses(MongoDatabase database) {
        this.collection = database.getCollection(NAME, Waiting.class);
    }

    @Bean
    static DeclaredIndex unmatchedStatusesOfMessage() {
        return DeclaredIndex.plain(
                NAME,
                "of_message",
                Indexes.ascending("messageKey"),
                "a message asks for its own when it becomes known");
    }

    @Bean
    static DeclaredIndex unmatchedStatusesExpire() {
        return DeclaredIndex.expiry(
                NAME, "expiry", Indexes.ascending("change.at"), DAYS, "what other systems send is nobody's here");
    }

    /**
     * Lets reports wait for their messages. One without a SID is about a message that is gone: nothing will come. Of
     * statuses that Twilio does not document, a message's first {@value #MOST_UNKNOWN_STATUSES} or so wait.
     */
    void add(List<StatusReport> reports) {
        var waiting = new LinkedHashMap<String, Waiting>();
        for (var report : reports) {
            var sid = report.sid();
            if (sid != null && hasRoomFor(report, sid)) {
                var key = StoredMessage.key(report.tenantId(), sid);
                var id = key + "|" + report.change().status();
                waiting.putIfAbsent(id, new Waiting(id, key, report.tenantId(), sid, report.change()));
            }
        }
        DocumentInserts.ifAbsent(collection, List.copyOf(waiting.values()));
    }

    private boolean hasRoomFor(StatusReport report, String sid) {
        if (report.change().rank() != StatusRank.UNKNOWN) {
            return true;
        }
        var ofMessage = eq("messageKey", StoredMessage.key(report.tenantId(), sid));
        return collection.countDocuments(ofMessage, new CountOptions().limit(MOST_UNKNOWN_STATUSES))
                < MOST_UNKNOWN_STATUSES;
    }

    /** What waits for the messages with these keys, in the order it came. */
    List<Waiting> of(Collection<String> messageKeys) {
        return messageKeys.isEmpty()
                ? List.of()
                : collection
                        .find(in("messageKey", messageKeys))
                        .sort(Sorts.ascending("change.at"))
                        .into(new ArrayList<>());
    }

    /** Removes them once they have been applied. */
    void remove(List<Waiting> applied) {
        collection.deleteMany(in("_id", applied.stream().map(Waiting::id).toList()));
    }
}
