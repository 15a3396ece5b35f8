package io.switchboard.conversation.message;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import io.switchboard.web.Cursor;
import io.switchboard.mongo.DocumentInserts;
import io.switchboard.mongo.index.DeclaredIndex;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.push;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

/** The messages of all tenants. Every change is conditional on what is stored, so it may be repeated and reordered. */
@Component
public class Messages {

    private static final Logger log = LoggerFactory.getLogger(Messages.class);
    private static final String NAME = "messages";

    /** Where the last status of unknown rank may stand. With those that have a rank, a history stays within 100 entries. */
    private static final String LAST_UNKNOWN = "history.79";

    private final MongoCollection<StoredMessage> collection;

    Messages(MongoDatabase database) {
        this.collection = database.getCollection(NAME, StoredMessage.class);
    }

    @Bean
    static DeclaredIndex oneMessagePerSid() {
        return DeclaredIndex.unique(
                NAME, "one_per_sid", Indexes.ascending("key"), "a webhook that comes again changes nothing");
    }

    @Bean
    static DeclaredIndex messagesOfConversation() {
        return DeclaredIndex.plain(
                NAME,
                "thread_newest_first",
                Indexes.compoundIndex(
                        Indexes.ascending("tenantId", "conversationId"), Indexes.descending("createdAt", "_id")),
                "a thread, newest first, page by page");
    }

    /** Those with one of these ids or {@link StoredMessage#key keys}. */
    public List<StoredMessage> find(Collection<String> ids, Collection<String> keys) {
        return Stream.of(by("_id", ids), by("key", keys))
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    private List<StoredMessage> by(String field, Collection<String> values) {
        return values.isEmpty() ? List.of() : collection.find(in(field, values)).into(new ArrayList<>());
    }

    /** The tenant's message with this id. */
    public Optional<StoredMessage> find(String tenantId, String id) {
        return Optional.ofNullable(collection.find(mine(tenantId, id)).first());
    }

    /** A page of a thread, newest first. */
    public List<StoredMessage> page(String tenantId, String conversationId, @Nullable Cursor after, int limit) {
        var thread = and(eq("tenantId", tenantId), eq("conversationId", conversationId));
        return collection
                .find(after == null ? thread : and(thread, before(after)))
                .sort(descending("createdAt", "_id"))
                .limit(limit)
                .into(new ArrayList<>());
    }

    private static Bson before(Cursor cursor) {
        return or(lt("createdAt", cursor.at()), and(eq("createdAt", cursor.at()), lt("_id", cursor.id())));
    }

    /** Adds those whose ids and keys are new; true when all were. */
    public boolean insertAbsent(List<StoredMessage> messages) {
        return DocumentInserts.ifAbsent(collection, messages);
    }

    /** Puts news of statuses into the histories, and raises the statuses that they outrank. */
    public void apply(List<StatusUpdate> updates) {
        var writes = updates.stream().flatMap(Messages::writes).toList();
        if (!writes.isEmpty()) {
            collection.bulkWrite(writes, new BulkWriteOptions().ordered(false));
        }
    }

    private static Stream<WriteModel<StoredMessage>> writes(StatusUpdate update) {
        var change = update.change();
        var message = mine(update.tenantId(), update.messageId());
        var isNew = and(message, ne("history.status", change.status()));
        var remember = new UpdateOneModel<StoredMessage>(and(isNew, hasRoomFor(change)), push("history", change));
        if (change.rank() == StatusRank.UNKNOWN) {
            // Counted first: once remembered, the status is not new any more.
            return Stream.of(
                    new UpdateOneModel<>(and(isNew, exists(LAST_UNKNOWN)), inc("omittedStatuses", 1)), remember);
        }
        var raise = new UpdateOneModel<StoredMessage>(
                and(message, isOutrankedBy(change)),
                combine(
                        set("status", change.status()),
                        set("rank", change.rank()),
                        orUnset("errorCode", change.errorCode()),
                        orUnset("errorMessage", change.errorMessage())));
        return Stream.of(remember, raise);
    }

    /** Statuses that Twilio documents always have room; others only up to a limit, so that a document stays small. */
    private static Bson hasRoomFor(StatusChange change) {
        return change.rank() == StatusRank.UNKNOWN ? exists(LAST_UNKNOWN, false) : new Document();
    }

    /** Our own words replace nothing that Twilio said, and give way to anything that it says. */
    private static Bson isOutrankedBy(StatusChange change) {
        if (StatusRank.isProvisional(change.status())) {
            return and(lte("rank", change.rank()), eq("twilioSid", null), ne("status", StatusRank.DOUBTFUL));
        }
        return change.rank() == StatusRank.UNKNOWN
                ? lt("rank", change.rank())
                : or(lt("rank", change.rank()), in("status", StatusRank.HELD, StatusRank.DOUBTFUL));
    }

    /**
     * Claims the right to call Twilio for this message. Of any number of instances exactly one gets it;
     * whoever saw an older state than the stored one does not, and nobody gets it for a message that has ended.
     */
    public boolean claim(StoredMessage message, Instant now) {
        return updateClaim(message, message.attemptedAt(), now);
    }

    /** Makes a claim of ours count from now on; false when it is no longer ours. */
    public boolean renewClaim(StoredMessage message, Instant attemptedAt, Instant now) {
        return updateClaim(message, attemptedAt, now);
    }

    private boolean updateClaim(StoredMessage message, @Nullable Instant seen, Instant now) {
        var unchanged = and(
                mine(message.tenantId(), message.id()),
                eq("attemptedAt", seen),
                eq("twilioSid", null),
                lt("rank", StatusRank.FINAL),
                ne("status", StatusRank.DOUBTFUL));
        return collection.updateOne(unchanged, set("attemptedAt", now)).getModifiedCount() == 1;
    }

    /** Takes an attempt back of which it is certain that Twilio did not process it. */
    public void releaseClaim(StoredMessage message, Instant attemptedAt) {
        var mine = and(mine(message.tenantId(), message.id()), eq("attemptedAt", attemptedAt));
        collection.updateOne(mine, unset("attemptedAt"));
    }

    /**
     * Notes which SID Twilio gave it. The first SID that a message gets stands, and the first message that gets a SID keeps
     * it: a SID that another message of the tenant has already changes nothing.
     *
     * @return false when the SID belongs to another message of the tenant
     */
    public boolean noteSid(String tenantId, String id, String sid, Instant at) {
        try {
            var unnamed = and(mine(tenantId, id), eq("twilioSid", null));
            var name = combine(set("twilioSid", sid), set("key", StoredMessage.key(tenantId, sid)), set("sentAt", at));
            collection.updateOne(unnamed, name);
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            log.atWarn()
                    .addKeyValue("message", id)
                    .addKeyValue("sid", sid)
                    .addKeyValue("tenant", tenantId)
                    .log("message not named: another message has the SID");
            return false;
        }
    }

    /** Messages of the same conversation with the same text that were attempted, and of which nobody knows whether Twilio has them. */
    public List<StoredMessage> openTwins(StoredMessage message) {
        return collection
                .find(and(
                        eq("tenantId", message.tenantId()),
                        eq("conversationId", message.conversationId()),
                        eq("body", message.body()),
                        eq("twilioSid", null),
                        ne("attemptedAt", null),
                        ne("_id", message.id()),
                        lt("rank", StatusRank.FINAL)))
                .into(new ArrayList<>());
    }

    private static Bson mine(String tenantId, String id) {
        return and(eq("_id", id), eq("tenantId", tenantId));
    }

    private static Bson orUnset(String field, @Nullable Object value) {
        return value == null ? unset(field) : set(field, value);
    }
}
