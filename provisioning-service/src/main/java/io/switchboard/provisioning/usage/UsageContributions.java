package io.switchboard.provisioning.usage;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.mongodb.client.model.Indexes;
import io.switchboard.events.CloudEvent;
import io.switchboard.mongo.TenantKey;
import io.switchboard.mongo.index.DeclaredIndex;
import io.switchboard.web.TenantId;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.BulkOperations.BulkMode;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/** Stores what each message and call contributes to the usage. */
@Component
@EnableConfigurationProperties(UsageSettings.class)
class UsageContributions {

    private static final String NAME = UsageContribution.COLLECTION;

    private final MongoOperations mongo;
    private final UsageSettings settings;
    private final UsageMeters meters;
    private final Clock clock;

    UsageContributions(MongoOperations mongo, UsageSettings settings, UsageMeters meters, Clock clock) {
        this.mongo = mongo;
        this.settings = settings;
        this.meters = meters;
        this.clock = clock;
    }

    @Bean
    static DeclaredIndex contributionsOfUnit() {
        return DeclaredIndex.plain(
                NAME, "of_unit", Indexes.ascending("tenantId", "day", "number"), "a number's day is counted again");
    }

    @Bean
    static DeclaredIndex contributionsExpire() {
        return DeclaredIndex.expiry(
                NAME,
                "expiry",
                Indexes.ascending("expiresAt"),
                0,
                "the details of days that cannot change are deleted");
    }

    /**
     * Adds what the events say, all with two round trips.
     *
     * @return the contributions after all of the events, by event; without those that say nothing of usage or are about a day
     *     that cannot change any more
     */
    Map<CloudEvent<Object>, UsageContribution> add(List<CloudEvent<Object>> events) {
        Map<CloudEvent<Object>, String> ids = new LinkedHashMap<>();
        Map<String, List<Update>> updates = new LinkedHashMap<>();
        for (var event : events) {
            UsageFacts.of(event).filter(this::isOpen).ifPresent(facts -> {
                var tenant = new TenantId(String.valueOf(event.tenantId()));
                var id = TenantKey.of(tenant.value(), facts.kind(), facts.id());
                ids.put(event, id);
                updates.computeIfAbsent(id, any -> new ArrayList<>()).add(update(tenant, facts, event.time()));
            });
        }
        if (ids.isEmpty()) {
            return Map.of();
        }
        write(updates);
        var stored = read(updates.keySet());
        Map<CloudEvent<Object>, UsageContribution> added = new LinkedHashMap<>();
        ids.forEach((event, id) -> added.computeIfAbsent(event, any -> stored.get(id)));
        return added;
    }

    private boolean isOpen(UsageFacts facts) {
        var isOpen = facts.day() == null || settings.isOpen(facts.day(), clock.instant());
        if (!isOpen) {
            meters.late();
        }
        return isOpen;
    }

    private Update update(TenantId tenant, UsageFacts facts, Instant at) {
        return facts.update()
                .setOnInsert("tenantId", tenant)
                .setOnInsert("kind", facts.kind())
                .max("expiresAt", settings.detailsExpiry(at));
    }

    /** MongoDB itself repeats an upsert by id when another instance has inserted the document at the same time. */
    private void write(Map<String, List<Update>> updates) {
        var writes = mongo.bulkOps(BulkMode.UNORDERED, UsageContribution.class);
        updates.forEach((id, ofOne) ->
                ofOne.forEach(update -> writes.upsert(query(where("_id").is(id)), update)));
        writes.execute();
    }

    private Map<String, UsageContribution> read(Set<String> ids) {
        return mongo.find(query(where("_id").in(ids)), UsageContribution.class).stream()
                .collect(Collectors.toMap(UsageContribution::id, Function.identity()));
    }

    /** The contributions to a unit. The caller closes the stream. */
    Stream<UsageContribution> of(UsageUnitKey unit) {
        var counted = where("tenantId")
                .is(unit.tenant())
                .and("day")
                .is(unit.day())
                .and("number")
                .is(unit.number());
        return mongo.stream(new Query(counted), UsageContribution.class);
    }

    /** Deletes what has expired. MongoDB does so by its index; servers without such indexes need this. */
    void deleteExpired(Instant now) {
        mongo.remove(query(where("expiresAt").lte(now)), UsageContribution.class);
    }
}
