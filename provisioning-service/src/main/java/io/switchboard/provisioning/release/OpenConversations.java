package io.switchboard.provisioning.release;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.mongodb.client.model.Indexes;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.Conversation;
import io.switchboard.mongo.index.DeclaredIndex;
import io.switchboard.provisioning.records.PhoneNumber;
import io.switchboard.web.TenantId;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.BulkOperations.BulkMode;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/**
 * Knows which conversations are open, as their events say. Conversations without an event since Kafka's retention are not
 * known.
 */
@Component
class OpenConversations {

    private final MongoOperations mongo;

    OpenConversations(MongoOperations mongo) {
        this.mongo = mongo;
    }

    @Bean
    static DeclaredIndex openConversationsOfNumber() {
        return DeclaredIndex.plain(
                "open_conversations",
                "of_a_number",
                Indexes.ascending("tenantId", "address"),
                "the open conversations of a number are counted before its release");
    }

    /** Counts the open and snoozed conversations of the number. */
    long count(PhoneNumber number) {
        return mongo.count(
                query(where("tenantId").is(number.tenantId()).and("address").is(number.address())),
                OpenConversation.class);
    }

    /** Stores what the events say; of one conversation, the last one counts. */
    void store(List<? extends CloudEvent<?>> events) {
        var newest = new LinkedHashMap<String, CloudEvent<?>>();
        for (var event : events) {
            if (event.data() instanceof Conversation conversation) {
                newest.put(conversation.id(), event);
            }
        }
        if (!newest.isEmpty()) {
            store(newest);
        }
    }

    private void store(Map<String, CloudEvent<?>> newest) {
        var writes = mongo.bulkOps(BulkMode.UNORDERED, OpenConversation.class);
        newest.forEach((id, event) -> {
            var conversation = (Conversation) event.data();
            if (conversation.status() == Conversation.Status.CLOSED) {
                writes.remove(byId(id));
            } else {
                var tenant = new TenantId(Objects.requireNonNull(event.tenantId()));
                writes.upsert(byId(id), new Update().set("tenantId", tenant).set("address", conversation.ourAddress()));
            }
        });
        writes.execute();
    }

    private static Query byId(String id) {
        return query(where("_id").is(id));
    }
}
