package io.switchboard.conversation.export;

import java.time.Instant;
import java.util.List;

import com.mongodb.client.model.Indexes;
import io.switchboard.conversation.conversation.StoredConversation;
import io.switchboard.mongo.index.DeclaredIndex;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/**
 * Reads all conversations that a filter selects, in the order of their ids: unlike the order of the newest message, it does
 * not change while they are read.
 */
@Component
class ConversationScan {

    private final MongoOperations mongo;

    ConversationScan(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /**
     * Selects conversations; null selects all.
     *
     * @param number the tenant's address
     * @param from the earliest time of the newest message
     * @param to the time before which the newest message is
     */
    record Filter(
            @Nullable String channel,
            @Nullable String status,
            @Nullable String number,
            @Nullable String contactId,
            @Nullable Instant from,
            @Nullable Instant to) {}

    @Bean
    static DeclaredIndex conversationsById() {
        return DeclaredIndex.plain(
                "conversations",
                "of_tenant_by_id",
                Indexes.ascending("tenantId", "_id"),
                "an export reads a tenant's conversations in an order that does not change");
    }

    /** Counts the conversations that the filter selects now. */
    int count(TenantId tenant, Filter filter) {
        return (int)
                Math.min(Integer.MAX_VALUE, mongo.count(query(selected(tenant, filter)), StoredConversation.class));
    }

    /** Finds the conversations after the one with this id. */
    List<StoredConversation> page(TenantId tenant, Filter filter, @Nullable String after, int limit) {
        var selected = selected(tenant, filter);
        var page = after == null ? selected : selected.and("_id").gt(after);
        return mongo.find(query(page).with(Sort.by("_id")).limit(limit), StoredConversation.class);
    }

    private static Criteria selected(TenantId tenant, Filter filter) {
        var selected = where("tenantId").is(tenant);
        add(selected, "channel", filter.channel());
        add(selected, "status", filter.status());
        add(selected, "ourAddress", filter.number());
        add(selected, "contactId", filter.contactId());
        if (filter.from() != null || filter.to() != null) {
            var at = selected.and("updatedAt");
            if (filter.from() != null) {
                at.gte(filter.from());
            }
            if (filter.to() != null) {
                at.lt(filter.to());
            }
        }
        return selected;
    }

    private static void add(Criteria selected, String field, @Nullable String value) {
        if (value != null) {
            selected.and(field).is(value);
        }
    }
}
