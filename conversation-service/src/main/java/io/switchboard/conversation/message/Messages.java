package io.switchboard.conversation.message;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.mongodb.ErrorCategory;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import io.switchboard.conversation.storage.KeysetCriteria;
import io.switchboard.events.traffic.TrafficDirection;
import io.switchboard.mongo.BackgroundRead;
import io.switchboard.mongo.DocumentInserts;
import io.switchboard.mongo.index.DeclaredIndex;
import io.switchboard.web.Cursor;
import io.switchboard.web.TenantId;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.BulkOperationException;
import org.springframework.data.mongodb.core.BulkOperations.BulkMode;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/** Stores the messages of all tenants. Every change is conditional on the stored state, so it may be repeated and reordered. */
@Component
public class Messages {

    private static final Logger log = LoggerFactory.getLogger(Messages.class);
    private static final String NAME = "messages";

    private static final String OTHER_KEY = StoredMessage.TWILIO_CONVERSATION + ".otherKey";

    private static final Sort NEWEST_FIRST = Sort.by(Sort.Direction.DESC, "createdAt", "_id");

    private final MongoOperations mongo;

    Messages(MongoOperations mongo) {
        this.mongo = mongo;
    }

    @Bean
    static DeclaredIndex oneMessagePerSid() {
        return DeclaredIndex.unique(
                NAME, "one_per_sid", Indexes.ascending("key"), "a repeated webhook changes nothing");
    }

    @Bean
    static DeclaredIndex messagesOfConversation() {
        return DeclaredIndex.plain(
                NAME,
                "thread_newest_first",
                Indexes.compoundIndex(
                        Indexes.ascending("tenantId", "conversationId"), Indexes.descending("createdAt", "_id")),
                "a conversation's messages, newest first, page by page");
    }

    @Bean
    static DeclaredIndex messagesByOtherSid() {
        return DeclaredIndex.sparse(
                NAME,
                "by_other_sid",
                Indexes.ascending(OTHER_KEY),
                "a message that arrived twice is found by its second SID as well");
    }

    @Bean
    static DeclaredIndex messagesWithoutFinalStatus() {
        return new DeclaredIndex(
                NAME,
                Indexes.ascending("tenantId", "sentAt", "_id"),
                new IndexOptions()
                        .name("without_final_status")
                        .partialFilterExpression(Filters.lt("rank", StatusRank.FINAL)),
                "messages whose last status never came are asked for, and those that wait are counted");
    }

    /**
     * Finds messages of the tenant that Twilio accepted in this range and that have no final status, oldest first.
     *
     * @param after the last message of the page before; null for the first page
     */
    public List<StoredMessage> withoutFinalStatus(
            TenantId tenantId, Instant from, Instant to, @Nullable StoredMessage after, int limit) {
        var open = where("tenantId")
                .is(tenantId)
                .and("rank")
                .lt(StatusRank.FINAL)
                .and("sentAt")
                .gt(from)
                .lte(to);
        var page = after == null ? open : KeysetCriteria.oldestFirst(open, "sentAt", sentAt(after), after.id());
        return mongo.find(query(page).with(Sort.by("sentAt", "_id")).limit(limit), StoredMessage.class);
    }

    /**
     * The criteria of the tenant's messages without a final status that Twilio has not acknowledged. The index
     * {@code without_final_status} has them together.
     */
    public static Criteria notAtTwilio(TenantId tenantId) {
        return where("tenantId")
                .is(tenantId)
                .and("rank")
                .lt(StatusRank.FINAL)
                .and("sentAt")
                .isNull();
    }

    private static Instant sentAt(StoredMessage message) {
        return Objects.requireNonNull(message.sentAt());
    }

    /** Finds the messages with one of these ids or {@link StoredMessage#key keys}. */
    public List<StoredMessage> find(Collection<String> ids, Collection<String> keys) {
        if (ids.isEmpty() || keys.isEmpty()) {
            return ids.isEmpty() ? by("key", keys) : by("_id", ids);
        }
        var byKey = BackgroundRead.begin(() -> by("key", keys));
        var byId = by("_id", ids);
        return Stream.of(byId, byKey.get()).flatMap(List::stream).distinct().toList();
    }

    /** Finds the messages whose second SID has one of these {@link StoredMessage#key keys}. */
    public List<StoredMessage> withOtherKeys(Collection<String> keys) {
        return by(OTHER_KEY, keys);
    }

    private List<StoredMessage> by(String field, Collection<String> values) {
        return values.isEmpty() ? List.of() : mongo.find(query(where(field).in(values)), StoredMessage.class);
    }

    /** Finds the tenant's message with this id. */
    public Optional<StoredMessage> find(TenantId tenantId, String id) {
        return Optional.ofNullable(mongo.findOne(query(one(tenantId, id)), StoredMessage.class))
                .filter(message -> !message.isErased());
    }

    /** Finds the customers' messages that arrived at these times, by the ids of their conversations. */
    public List<StoredMessage> receivedAt(TenantId tenantId, Map<String, Instant> timeByConversation) {
        if (timeByConversation.isEmpty()) {
            return List.of();
        }
        var each = timeByConversation.entrySet().stream()
                .map(entry -> where("tenantId")
                        .is(tenantId)
                        .and("conversationId")
                        .is(entry.getKey())
                        .and("createdAt")
                        .is(entry.getValue()))
                .toList();
        return mongo.find(query(new Criteria().orOperator(each)), StoredMessage.class).stream()
                .filter(message -> message.isInbound() && !message.isErased())
                .toList();
    }

    /** Finds a page of a conversation's messages, newest first. */
    public List<StoredMessage> page(TenantId tenantId, String conversationId, @Nullable Cursor after, int limit) {
        var conversation = where("tenantId").is(tenantId).and("conversationId").is(conversationId);
        var page = query(KeysetCriteria.newestFirst(conversation, "createdAt", after))
                .with(NEWEST_FIRST)
                .limit(limit);
        return mongo.find(page, StoredMessage.class);
    }

    /** Finds the ids of the inbound messages that follow this one in its conversation, the next first. */
    public List<String> inboundAfter(StoredMessage message, int limit) {
        var after = where("tenantId")
                .is(message.tenantId())
                .and("conversationId")
                .is(message.conversationId())
                .and("createdAt")
                .gte(message.createdAt())
                .and("direction")
                .is(TrafficDirection.INBOUND)
                .orOperator(
                        where("createdAt").gt(message.createdAt()), where("_id").gt(message.id()));
        var page = query(after).with(Sort.by("createdAt", "_id")).limit(limit);
        page.fields().include("_id");
        return mongo.find(page, Document.class, NAME).stream()
                .map(found -> found.getString("_id"))
                .toList();
    }

    /** Finds the ids of those of these messages that have a text. */
    public Set<String> withText(Collection<String> ids) {
        var page = query(where("_id").in(ids).and("body").ne(""));
        page.fields().include("_id");
        return mongo.find(page, Document.class, NAME).stream()
                .map(found -> found.getString("_id"))
                .collect(Collectors.toSet());
    }

    /** Inserts the messages whose ids and keys are new; returns whether all were. */
    public boolean insertAbsent(List<StoredMessage> messages) {
        return DocumentInserts.ifAbsent(mongo, StoredMessage.class, messages);
    }

    /**
     * Notes the SID that Twilio gave the message. A message keeps its first SID, and a SID belongs to the first message that
     * gets it.
     *
     * @return false if the SID belongs to another message of the tenant
     */
    public boolean noteSid(TenantId tenantId, String id, String sid, Instant at) {
        var noted = new NotedSid(tenantId, id, sid, at);
        try {
            mongo.updateFirst(query(unnamed(noted)), named(noted), StoredMessage.class);
            return true;
        } catch (DuplicateKeyException e) {
            reportTaken(noted);
            return false;
        }
    }

    /** A SID that Twilio gave the tenant's message with this id, known since {@code at}. */
    record NotedSid(TenantId tenantId, String id, String sid, Instant at) {}

    /** Notes SIDs as {@link #noteSid} does, in one request; one that belongs to another message is not noted. */
    void noteSids(List<NotedSid> noted) {
        if (noted.isEmpty()) {
            return;
        }
        try {
            var writes = mongo.bulkOps(BulkMode.UNORDERED, StoredMessage.class);
            noted.forEach(sid -> writes.updateOne(query(unnamed(sid)), named(sid)));
            writes.execute();
        } catch (BulkOperationException e) {
            if (!e.getErrors().stream().allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY)) {
                throw e;
            }
            e.getErrors().forEach(error -> reportTaken(noted.get(error.getIndex())));
        }
    }

    private static Criteria unnamed(NotedSid sid) {
        return one(sid.tenantId(), sid.id()).and("twilioSid").isNull();
    }

    private static Update named(NotedSid sid) {
        return new Update()
                .set("twilioSid", sid.sid())
                .set("key", StoredMessage.key(sid.tenantId(), sid.sid()))
                .set("sentAt", sid.at());
    }

    private static void reportTaken(NotedSid sid) {
        log.atWarn()
                .addKeyValue("message", sid.id())
                .addKeyValue("sid", sid.sid())
                .addKeyValue("tenant", sid.tenantId())
                .log("SID not noted: it belongs to another message");
    }

    /** Notes in how many segments Twilio sends the message. */
    public void noteSegments(TenantId tenantId, String id, int segments) {
        mongo.updateFirst(query(one(tenantId, id)), new Update().set("segments", segments), StoredMessage.class);
    }

    /** Finds the other messages of the conversation with the same text whose attempts have an unknown outcome. */
    public List<StoredMessage> openTwins(StoredMessage message) {
        var twins = where("tenantId")
                .is(message.tenantId())
                .and("conversationId")
                .is(message.conversationId())
                .and("body")
                .is(message.body())
                .and("twilioSid")
                .isNull()
                .and("attemptedAt")
                .ne(null)
                .and("_id")
                .ne(message.id())
                .and("rank")
                .lt(StatusRank.FINAL);
        return mongo.find(query(twins), StoredMessage.class);
    }

    /** The criteria of the tenant's message with this id. */
    static Criteria one(TenantId tenantId, String id) {
        return where("_id").is(id).and("tenantId").is(tenantId);
    }
}
