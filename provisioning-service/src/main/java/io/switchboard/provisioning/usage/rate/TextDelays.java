package io.switchboard.provisioning.usage.rate;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import io.switchboard.events.CloudEvent;
import io.switchboard.mongo.index.DeclaredIndex;
import io.switchboard.web.TenantId;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.BulkOperations.BulkMode;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/**
 * Stores the longest delay of each tenant and minute: from Twilio's webhook to the record of {@code message.received}, which
 * is published once the text is stored. A delay only raises what is stored, so a redelivered record changes nothing.
 */
@Component
public class TextDelays {

    private static final String NAME = "text_delays";

    private final MongoOperations mongo;

    public TextDelays(MongoOperations mongo) {
        this.mongo = mongo;
    }

    @Bean
    static DeclaredIndex recentDelays() {
        return DeclaredIndex.plain(
                NAME,
                "recent",
                Indexes.ascending("tenantId", "minute", "millis"),
                "the longest delay of a tenant's last minutes is shown to operators");
    }

    @Bean
    static DeclaredIndex delaysExpire() {
        return DeclaredIndex.expiry(NAME, "expiry", Indexes.ascending("minute"), 1, "only the last minutes are read");
    }

    /** Records the delays of the received texts among the records: one write for each tenant and minute of them. */
    public void record(List<ConsumerRecord<String, CloudEvent<Object>>> records) {
        Map<String, TextDelay> longest = new LinkedHashMap<>();
        records.stream()
                .flatMap(record -> TextDelay.of(record).stream())
                .forEach(delay -> longest.merge(delay.id(), delay, TextDelay::longer));
        if (longest.isEmpty()) {
            return;
        }
        var writes = mongo.bulkOps(BulkMode.UNORDERED, NAME);
        longest.forEach((id, delay) -> writes.upsert(
                query(where("_id").is(id)),
                new Update()
                        .max("millis", delay.millis())
                        .setOnInsert("tenantId", delay.tenant().value())
                        .setOnInsert("minute", Date.from(delay.minute()))));
        writes.execute();
    }

    /** Returns the longest delay, in milliseconds, since the begin of this minute, of those of the tenants that have one. */
    Map<TenantId, Long> longest(Collection<TenantId> tenants, Instant since) {
        var ids = tenants.stream().map(TenantId::value).toList();
        var recent = Filters.and(
                Filters.in("tenantId", ids), Filters.gte("minute", Date.from(since.truncatedTo(ChronoUnit.MINUTES))));
        var longest =
                List.of(Aggregates.match(recent), Aggregates.group("$tenantId", Accumulators.max("millis", "$millis")));
        var byTenant = new HashMap<TenantId, Long>();
        for (var found : mongo.getCollection(NAME).aggregate(longest)) {
            byTenant.put(
                    new TenantId(found.getString("_id")),
                    found.get("millis", Number.class).longValue());
        }
        return byTenant;
    }
}
