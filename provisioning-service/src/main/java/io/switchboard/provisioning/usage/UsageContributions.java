package io.switchboard.provisioning.usage;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

import com.mongodb.client.model.Indexes;
import io.switchboard.events.CloudEvent;
import io.switchboard.mongo.TenantKey;
import io.switchboard.mongo.index.DeclaredIndex;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/** Stores what each message and call contributes to the usage. */
@Component
@EnableConfigurationProperties(UsageSettings.class)
class UsageContributions {

    private static final String NAME = UsageContribution.COLLECTION;

    private static final FindAndModifyOptions UPSERT =
            FindAndModifyOptions.options().upsert(true).returnNew(true);

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

    /** Adds what the event says; empty for one that says nothing of usage or is about a day that cannot change any more. */
    Optional<UsageContribution> add(CloudEvent<Object> event) {
        return UsageFacts.of(event).flatMap(facts -> {
            if (facts.day() != null && !settings.isOpen(facts.day(), clock.instant())) {
                meters.late();
                return Optional.empty();
            }
            return Optional.ofNullable(store(new TenantId(String.valueOf(event.tenantId())), facts, event.time()));
        });
    }

    private @Nullable UsageContribution store(TenantId tenant, UsageFacts facts, Instant at) {
        var id = TenantKey.of(tenant.value(), facts.kind(), facts.id());
        var update = facts.update()
                .setOnInsert("tenantId", tenant)
                .setOnInsert("kind", facts.kind())
                .max("expiresAt", settings.detailsExpiry(at));
        var one = query(where("_id").is(id));
        try {
            return mongo.findAndModify(one, update, UPSERT, UsageContribution.class);
        } catch (DuplicateKeyException e) {
            // Another instance inserted it at the same time: now it is there.
            return mongo.findAndModify(one, update, UPSERT, UsageContribution.class);
        }
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
