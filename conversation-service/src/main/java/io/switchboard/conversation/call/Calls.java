package io.switchboard.conversation.call;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import io.switchboard.conversation.call.state.CallResult;
import io.switchboard.conversation.storage.KeysetCriteria;
import io.switchboard.events.traffic.TrafficDirection;
import io.switchboard.mongo.DocumentInserts;
import io.switchboard.web.Cursor;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.BulkOperations.BulkMode;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/** Stores the calls of all tenants. A method that takes a tenant returns that tenant's calls only. */
@Component
@Import(CallIndexes.class)
public class Calls {

    private static final int MOST_COUNTED = 1_000;
    private static final Sort NEWEST_FIRST = Sort.by(Sort.Direction.DESC, "startedAt", "_id");
    private static final Sort OLDEST_FIRST = Sort.by("startedAt", "_id");

    private final MongoOperations mongo;

    Calls(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** Finds the tenant's call with this id, if it is shown. */
    public Optional<StoredCall> find(TenantId tenantId, String id) {
        return Optional.ofNullable(mongo.findOne(query(one(tenantId, id)), StoredCall.class));
    }

    /** Finds a page of the tenant's calls, newest first. */
    public List<StoredCall> page(TenantId tenantId, CallFilter filter, @Nullable Cursor after, int limit) {
        return page(tenantId, CallScope.everything(), filter, after, limit);
    }

    /** Finds a page of the calls in this scope, newest first. */
    List<StoredCall> page(TenantId tenantId, CallScope scope, CallFilter filter, @Nullable Cursor after, int limit) {
        return mongo.find(pageQuery(tenantId, scope, filter, after, limit), StoredCall.class);
    }

    /** Counts the calls in this scope, at most {@value #MOST_COUNTED}. */
    long count(TenantId tenantId, CallScope scope, CallFilter filter) {
        return mongo.count(query(selected(tenantId, scope, filter)).limit(MOST_COUNTED), StoredCall.class);
    }

    private static Criteria selected(TenantId tenantId, CallScope scope, CallFilter filter) {
        return scope.addTo(filter.addTo(where("tenantId").is(tenantId).and("direction")));
    }

    static Query pageQuery(TenantId tenantId, CallScope scope, CallFilter filter, @Nullable Cursor after, int limit) {
        var mine = selected(tenantId, scope, filter);
        return query(KeysetCriteria.newestFirst(mine, "startedAt", after))
                .with(NEWEST_FIRST)
                .limit(limit);
    }

    /** Finds missed calls of the same contact that began before this call and are not dismissed, in no order. */
    List<StoredCall> openBefore(StoredCall call, int limit) {
        return mongo.find(query(openBefore(call)).limit(limit), StoredCall.class);
    }

    static Criteria openBefore(StoredCall call) {
        return where("tenantId")
                .is(call.tenantId())
                .and("contactId")
                .is(call.contactId())
                .and("result")
                .in(StoredCall.MISSED)
                .and("dismissal.at")
                .isNull()
                .and("direction")
                .is(TrafficDirection.INBOUND.word())
                .and("startedAt")
                .lt(call.startedAt());
    }

    /** Finds the first call with the same contact that began after this one and follows it up. */
    Optional<StoredCall> followUpOf(StoredCall call) {
        var later = where("tenantId")
                .is(call.tenantId())
                .and("contactId")
                .is(call.contactId())
                .and("startedAt")
                .gt(call.startedAt())
                .orOperator(
                        where("direction").is(TrafficDirection.OUTBOUND.word()),
                        where("direction").ne(null).and("result").is(CallResult.ANSWERED.word()));
        return Optional.ofNullable(mongo.findOne(query(later).with(OLDEST_FIRST), StoredCall.class));
    }

    /** Inserts the calls whose keys are new. */
    public void insertAbsent(List<StoredCall> calls) {
        DocumentInserts.ifAbsent(mongo, StoredCall.class, calls);
    }

    /**
     * Finds calls of the tenant that have not ended and began in this range, oldest first.
     *
     * @param after the last call of the page before; null for the first page
     */
    public List<StoredCall> ongoing(
            TenantId tenantId, Instant from, Instant to, @Nullable StoredCall after, int limit) {
        var ongoing = where("tenantId")
                .is(tenantId)
                .and("result")
                .is(CallResult.ONGOING.word())
                .and("startedAt")
                .gt(from)
                .lte(to);
        var page = after == null
                ? ongoing
                : KeysetCriteria.oldestFirst(ongoing, "startedAt", after.startedAt(), after.id());
        return mongo.find(query(page).with(OLDEST_FIRST).limit(limit), StoredCall.class);
    }

    /** Finds the calls with these keys: tenant and CallSid. */
    public List<StoredCall> byKeys(Collection<String> keys) {
        return by("key", keys);
    }

    /** Finds the calls with these ids, of any tenant. */
    public List<StoredCall> byIds(Collection<String> ids) {
        return by("_id", ids);
    }

    private List<StoredCall> by(String field, Collection<String> values) {
        return values.isEmpty() ? List.of() : mongo.find(query(where(field).in(values)), StoredCall.class);
    }

    /** A change of a call that requires the version that was read. */
    public record VersionedUpdate(StoredCall read, Update update) {

        private Query condition() {
            return query(where("_id").is(read.id()).and("version").is(read.version()));
        }
    }

    /** Writes the changes in one request; returns whether all calls had the version that was read. */
    public boolean write(List<VersionedUpdate> updates) {
        if (updates.isEmpty()) {
            return true;
        }
        var writes = mongo.bulkOps(BulkMode.UNORDERED, StoredCall.class);
        updates.forEach(
                update -> writes.updateOne(update.condition(), update.update().inc("version", 1)));
        try {
            return writes.execute().getMatchedCount() == updates.size();
        } catch (DuplicateKeyException e) {
            // Another call got the SID in between; it is found by it when the facts are stored again.
            return false;
        }
    }

    /** The criteria of the tenant's call with this id. */
    public static Criteria one(TenantId tenantId, String id) {
        return where("_id").is(id).and("tenantId").is(tenantId).and("direction").ne(null);
    }
}
