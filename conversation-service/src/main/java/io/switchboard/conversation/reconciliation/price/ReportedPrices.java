package io.switchboard.conversation.reconciliation.price;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

import com.mongodb.client.model.Indexes;
import io.switchboard.mongo.TenantKey;
import io.switchboard.mongo.index.DeclaredIndex;
import io.switchboard.web.TenantId;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.BulkOperations.BulkMode;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/**
 * Remembers for {@value #DAYS} days which price of a resource was published last, so that each sweep that sees it need not
 * publish it again.
 */
@Component
class ReportedPrices {

    private static final String NAME = "reported_prices";
    private static final long DAYS = 30;

    private final MongoOperations mongo;
    private final Clock clock;

    /**
     * A published price.
     *
     * @param id tenant and the resource's SID
     * @param price amount and currency
     */
    @Document(NAME)
    record ReportedPrice(
            @MongoId(FieldType.STRING) String id,
            @Field("price") String price,
            @Field("at") Instant at) {

        /** The price as it is shown. */
        MessagePrice view() {
            var separator = price.lastIndexOf('/');
            return new MessagePrice(price.substring(0, separator), price.substring(separator + 1), at);
        }
    }

    ReportedPrices(MongoOperations mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    @Bean
    static DeclaredIndex reportedPricesExpire() {
        return DeclaredIndex.expiry(
                NAME, "expiry", Indexes.ascending("at"), DAYS, "a sweep never looks back so far by itself");
    }

    /** Returns those whose price was not published last. */
    List<PricedResource> unreported(TenantId tenant, List<PricedResource> resources) {
        if (resources.isEmpty()) {
            return List.of();
        }
        var ids = resources.stream().map(resource -> id(tenant, resource)).toList();
        var reported = new HashSet<String>();
        mongo.find(query(where("_id").in(ids)), ReportedPrice.class)
                .forEach(known -> reported.add(known.id() + known.price()));
        return resources.stream()
                .filter(resource -> !reported.contains(id(tenant, resource) + resource.priceText()))
                .toList();
    }

    /** Finds the price of the tenant's message that was published last, under any of its SIDs. */
    Optional<MessagePrice> newest(TenantId tenant, List<String> sids) {
        return of(tenant, sids).stream().max(Comparator.comparing(MessagePrice::reportedAt));
    }

    /** Finds the prices of the tenant's resources with these SIDs that were published last, each once, in no order. */
    List<MessagePrice> of(TenantId tenant, Collection<String> sids) {
        var ids = sids.stream().map(sid -> TenantKey.of(tenant.value(), sid)).toList();
        return mongo.find(query(where("_id").in(ids)), ReportedPrice.class).stream()
                .map(ReportedPrice::view)
                .toList();
    }

    /** Remembers that these prices were published. */
    void remember(TenantId tenant, List<PricedResource> resources) {
        if (resources.isEmpty()) {
            return;
        }
        var writes = mongo.bulkOps(BulkMode.UNORDERED, ReportedPrice.class);
        resources.forEach(resource -> writes.upsert(
                query(where("_id").is(id(tenant, resource))),
                new Update().set("price", resource.priceText()).set("at", clock.instant())));
        writes.execute();
    }

    private static String id(TenantId tenant, PricedResource resource) {
        return TenantKey.of(tenant.value(), resource.sid());
    }
}
