package io.switchboard.provisioning.usage.rate;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import io.switchboard.mongo.index.DeclaredIndex;
import io.switchboard.web.TenantId;
import org.bson.Document;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/**
 * Counts the texts of the last minutes in what usage knows of each message. The counts need no meters of each tenant, include
 * what every instance has read, and lag behind the events as usage does.
 */
@Component
public class TrafficRates {

    private static final String CONTRIBUTIONS = "usage_contributions";

    private final MongoOperations mongo;
    private final TextDelays delays;
    private final Clock clock;

    TrafficRates(MongoOperations mongo, TextDelays delays, Clock clock) {
        this.mongo = mongo;
        this.delays = delays;
        this.clock = clock;
    }

    @Bean
    static DeclaredIndex recentContributions() {
        return DeclaredIndex.plain(
                CONTRIBUTIONS,
                "recent",
                Indexes.ascending("tenantId", "at", "isFailed"),
                "the texts of a tenant's last minutes are counted for operators");
    }

    /** Returns the recent texts of those of the tenants that have some. */
    public Map<TenantId, RecentTraffic> of(Collection<TenantId> tenants) {
        var since = clock.instant().minus(Duration.ofMinutes(RecentTraffic.MINUTES));
        var ids = tenants.stream().map(TenantId::value).toList();
        var recent = Filters.and(Filters.in("tenantId", ids), Filters.gte("at", Date.from(since)));
        var key = new Document("tenantId", "$tenantId").append("isFailed", "$isFailed");
        var counts = List.of(Aggregates.match(recent), Aggregates.group(key, Accumulators.sum("texts", 1)));
        var byTenant = new HashMap<TenantId, RecentTraffic>();
        for (var count : mongo.getCollection(CONTRIBUTIONS).aggregate(counts)) {
            var counted = count.get("_id", Document.class);
            byTenant.merge(
                    new TenantId(counted.getString("tenantId")),
                    RecentTraffic.of(
                            count.get("texts", Number.class).longValue(), counted.getBoolean("isFailed", false)),
                    RecentTraffic::plus);
        }
        delays.longest(tenants, since)
                .forEach((tenant, millis) -> byTenant.compute(
                        tenant, (same, counted) -> (counted == null ? RecentTraffic.NONE : counted).delayedBy(millis)));
        return byTenant;
    }
}
