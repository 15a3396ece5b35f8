package io.switchboard.conversation.call;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import com.mongodb.client.model.Indexes;
import io.switchboard.conversation.call.state.CallResult;
import io.switchboard.mongo.DocumentInserts;
import io.switchboard.mongo.TenantKey;
import io.switchboard.mongo.index.DeclaredIndex;
import io.switchboard.mongo.revision.RevisedDocuments;
import io.switchboard.web.Cursor;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
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
public class Calls {

    private static final String NAME = StoredCall.COLLECTION;
    private static final Sort NEWEST_FIRST = Sort.by(Sort.Direction.DESC, "startedAt", "_id");
    private static final Sort OLDEST_FIRST = Sort.by("startedAt", "_id");

    private final MongoOperations mongo;

    Calls(MongoOperations mongo) {
        this.mongo = mongo;
    }

    @Bean
    static DeclaredIndex oneCallPerSid() {
        return DeclaredIndex.unique(
                NAME, "one_per_sid", Indexes.ascending("key"), "all webhooks of a call are one call");
    }

    @Bean
    static DeclaredIndex callsNewestFirst() {
        return newestFirst("newest_first", "a tenant's calls, newest first, page by page");
    }

    @Bean
    static DeclaredIndex callsOfConversation() {
        return newestFirst("of_conversation", "a conversation's calls between its messages", "conversationId");
    }

    @Bean
    static DeclaredIndex callsOfContact() {
        return newestFirst("of_contact", "a contact's calls", "contactId");
    }

    @Bean
    static DeclaredIndex callsByResult() {
        return newestFirst("by_result", "the list of missed calls", "result");
    }

    @Bean
    static DeclaredIndex callsOfNumber() {
        return newestFirst("of_number", "the calls of one of the tenant's numbers", "ourAddress");
    }

    @Bean
    static DeclaredIndex callsWithVoicemail() {
        return newestFirst("with_voicemail", "the list of calls with a message", "hasVoicemail");
    }

    @Bean
    static DeclaredIndex callsWithOpenRequest() {
        return DeclaredIndex.sparse(
                NAME,
                "open_requests",
                Indexes.ascending("openRequestAt"),
                "a crash leaves no requested call undecided");
    }

    @Bean
    static DeclaredIndex callsWithPendingEvents() {
        return RevisedDocuments.pendingIndex(NAME);
    }

    private static DeclaredIndex newestFirst(String name, String why, String... fields) {
        var ascending = new String[fields.length + 1];
        ascending[0] = "tenantId";
        System.arraycopy(fields, 0, ascending, 1, fields.length);
        return DeclaredIndex.plain(
                NAME,
                name,
                Indexes.compoundIndex(Indexes.ascending(ascending), Indexes.descending("startedAt", "_id")),
                why);
    }

    /** Finds the tenant's call with this id, if it is shown. */
    public Optional<StoredCall> find(TenantId tenantId, String id) {
        return Optional.ofNullable(mongo.findOne(query(one(tenantId, id)), StoredCall.class));
    }

    /** Finds a page of the tenant's calls, newest first. */
    public List<StoredCall> page(TenantId tenantId, CallFilter filter, @Nullable Cursor after, int limit) {
        return mongo.find(pageQuery(tenantId, filter, after, limit), StoredCall.class);
    }

    static Query pageQuery(TenantId tenantId, CallFilter filter, @Nullable Cursor after, int limit) {
        var mine = filter.addTo(where("tenantId").is(tenantId).and("direction"));
        return query(after == null ? mine : before(mine, after))
                .with(NEWEST_FIRST)
                .limit(limit);
    }

    private static Criteria before(Criteria calls, Cursor cursor) {
        return calls.orOperator(
                where("startedAt").lt(cursor.at()),
                where("startedAt").is(cursor.at()).and("_id").lt(cursor.id()));
    }

    /** Inserts the calls whose keys are new. */
    public void insertAbsent(List<StoredCall> calls) {
        DocumentInserts.ifAbsent(mongo, StoredCall.class, calls);
    }

    /** Finds the calls that were requested before this time and neither accepted nor refused by Twilio, oldest first. */
    public List<StoredCall> openRequests(Instant before, int limit) {
        var open = query(where("openRequestAt").lt(before))
                .with(Sort.by("openRequestAt"))
                .limit(limit);
        return mongo.find(open, StoredCall.class);
    }

    /** Returns whether a call of the tenant has this SID. */
    public boolean hasSid(TenantId tenantId, String callSid) {
        return mongo.exists(query(where("key").is(TenantKey.of(tenantId.value(), callSid))), StoredCall.class);
    }

    /** Withdraws the claim of an attempt that certainly made no call. */
    public void release(StoredCall call, Instant at) {
        mongo.updateFirst(
                query(one(call.tenantId(), call.id())
                        .and("callSid")
                        .isNull()
                        .and("request.attemptedAt")
                        .is(at)),
                new Update().unset("request.attemptedAt").inc("version", 1),
                StoredCall.class);
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
                : ongoing.orOperator(
                        where("startedAt").gt(after.startedAt()),
                        where("startedAt").is(after.startedAt()).and("_id").gt(after.id()));
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
            // Another call got the SID meanwhile; it is found by it when the facts are stored again.
            return false;
        }
    }

    /**
     * Claims the attempt to make a requested call.
     *
     * @return false if another instance has claimed it, or the request has failed
     */
    public boolean claim(StoredCall call, Instant at) {
        var waiting = one(call.tenantId(), call.id())
                .and("callSid")
                .isNull()
                .and("request.attemptedAt")
                .isNull()
                .and("request.failure")
                .isNull();
        return mongo.updateFirst(
                                query(waiting),
                                new Update().set("request.attemptedAt", at).inc("version", 1),
                                StoredCall.class)
                        .getModifiedCount()
                == 1;
    }

    /** The criteria of the tenant's call with this id. */
    public static Criteria one(TenantId tenantId, String id) {
        return where("_id").is(id).and("tenantId").is(tenantId).and("direction").ne(null);
    }
}
