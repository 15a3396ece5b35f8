package io.switchboard.conversation.message;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.mongodb.client.model.Indexes;
import io.switchboard.events.CloudEvent;
import io.switchboard.mongo.DocumentInserts;
import io.switchboard.mongo.index.DeclaredIndex;
import io.switchboard.web.TenantId;
import org.springframework.context.annotation.Bean;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/**
 * Stores statuses of unknown messages: Twilio may call back before its answer to us is stored, and other systems may send
 * through the same account. A status waits for its message, for {@value #DAYS} days at most.
 */
@Component
class UnmatchedStatuses {

    private static final String NAME = "unmatched_statuses";
    private static final long DAYS = 7;
    private static final int MAX_UNKNOWN_STATUSES = 20;

    private final MongoOperations mongo;

    /**
     * A report without its message.
     *
     * @param id tenant, SID and status, so that a repeated report waits once
     */
    @Document("unmatched_statuses")
    record Waiting(
            @MongoId(FieldType.STRING) String id,
            @Field("messageKey") String messageKey,
            @Field("tenantId") TenantId tenantId,
            @Field("sid") String sid,
            @Field("change") StatusChange change) {

        StatusReport report(CloudEvent<?> cause) {
            return new StatusReport(tenantId, sid, null, change, cause);
        }
    }

    UnmatchedStatuses(MongoOperations mongo) {
        this.mongo = mongo;
    }

    @Bean
    static DeclaredIndex unmatchedStatusesOfMessage() {
        return DeclaredIndex.plain(
                NAME,
                "of_message",
                Indexes.ascending("messageKey"),
                "a message's statuses are looked up when it becomes known");
    }

    @Bean
    static DeclaredIndex unmatchedStatusesExpire() {
        return DeclaredIndex.expiry(
                NAME,
                "expiry",
                Indexes.ascending("change.at"),
                DAYS,
                "statuses of messages that other systems sent are never matched");
    }

    /**
     * Stores reports until their messages become known. A report without a SID can match no message and is dropped. Of
     * the statuses that Twilio does not document, about {@value #MAX_UNKNOWN_STATUSES} are stored per message.
     */
    void add(List<StatusReport> reports) {
        var unknownByKey = unknown(reports);
        var waiting = new LinkedHashMap<String, Waiting>();
        for (var report : reports) {
            var sid = report.sid();
            if (sid != null) {
                var key = StoredMessage.key(report.tenantId(), sid);
                var id = key + "|" + report.change().status();
                if (report.change().rank() != StatusRank.UNKNOWN
                        || unknownByKey.merge(key, 1, Integer::sum) <= MAX_UNKNOWN_STATUSES) {
                    waiting.putIfAbsent(id, new Waiting(id, key, report.tenantId(), sid, report.change()));
                }
            }
        }
        DocumentInserts.ifAbsent(mongo, Waiting.class, List.copyOf(waiting.values()));
    }

    /** Counts the statuses that wait for the messages of undocumented statuses, by message. */
    private Map<String, Integer> unknown(List<StatusReport> reports) {
        var keys = reports.stream()
                .filter(report -> report.change().rank() == StatusRank.UNKNOWN)
                .filter(report -> report.sid() != null)
                .map(report -> StoredMessage.key(report.tenantId(), Objects.requireNonNull(report.sid())))
                .distinct()
                .toList();
        var counts = new HashMap<String, Integer>();
        of(keys).forEach(waiting -> counts.merge(waiting.messageKey(), 1, Integer::sum));
        return counts;
    }

    /** Finds the statuses that wait for the messages with these keys, in the order of their arrival. */
    List<Waiting> of(Collection<String> messageKeys) {
        return messageKeys.isEmpty()
                ? List.of()
                : mongo.find(query(where("messageKey").in(messageKeys)).with(Sort.by("change.at")), Waiting.class);
    }

    /** Removes the statuses that wait for the messages with these keys; returns how many. */
    long removeOf(Collection<String> messageKeys) {
        return messageKeys.isEmpty()
                ? 0
                : mongo.remove(query(where("messageKey").in(messageKeys)), Waiting.class)
                        .getDeletedCount();
    }

    /** Removes statuses that have been applied. */
    void remove(List<Waiting> applied) {
        mongo.remove(query(where("_id").in(applied.stream().map(Waiting::id).toList())), Waiting.class);
    }
}
