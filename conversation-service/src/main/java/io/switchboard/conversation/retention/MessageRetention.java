package io.switchboard.conversation.retention;

import java.time.Instant;
import java.util.List;

import com.mongodb.client.model.Indexes;
import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.conversation.personaldata.TwilioCopies;
import io.switchboard.conversation.search.SearchEntries;
import io.switchboard.conversation.upload.UploadStore;
import io.switchboard.mongo.index.DeclaredIndex;
import io.switchboard.web.TenantId;
import org.springframework.context.annotation.Bean;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/** Removes the texts and the media of old messages. The messages stay, with their addresses, times and statuses. */
@Component
class MessageRetention {

    private static final int PAGE = 200;

    private final MongoOperations mongo;
    private final SearchEntries searchEntries;
    private final TwilioCopies copies;
    private final UploadStore uploads;

    MessageRetention(MongoOperations mongo, SearchEntries searchEntries, TwilioCopies copies, UploadStore uploads) {
        this.uploads = uploads;
        this.mongo = mongo;
        this.searchEntries = searchEntries;
        this.copies = copies;
    }

    @Bean
    static DeclaredIndex messagesByAge() {
        return DeclaredIndex.plain(
                "messages",
                "by_age",
                Indexes.ascending("tenantId", "createdAt", "_id"),
                "what is older than its tenant keeps it is removed");
    }

    /** Removes the texts of messages between the times; returns how many. */
    int removeBodies(TenantId tenant, Instant from, Instant to, RetentionRemainder remainder) {
        var removed = 0;
        var page = page(tenant, from, to);
        while (!page.isEmpty()) {
            var full = page.stream()
                    .filter(message -> !message.body().isEmpty() || message.details() != null)
                    .filter(message -> isNotAwaited(message, remainder))
                    .toList();
            removed += removeBodies(full);
            page = after(tenant, page.getLast(), to);
        }
        mongo.updateMulti(
                query(where("tenantId")
                        .is(tenant)
                        .and("updatedAt")
                        .gte(from)
                        .lt(to)
                        .and("lastMessage.preview")
                        .ne("")
                        .and("lastMessage")
                        .ne(null)),
                new Update().set("lastMessage.preview", ""),
                "conversations");
        return removed;
    }

    private int removeBodies(List<StoredMessage> messages) {
        if (messages.isEmpty()) {
            return 0;
        }
        var ids = messages.stream().map(StoredMessage::id).toList();
        searchEntries.removeMessages(ids);
        mongo.updateMulti(
                query(where("_id").in(ids)),
                new Update()
                        .set("body", "")
                        .unset("details")
                        .unset("twilioConversation.edits")
                        .unset("template.contentVariables"),
                StoredMessage.class);
        return ids.size();
    }

    /** Whether the message does not wait to be sent, such as one that is scheduled for a later time. */
    private static boolean isNotAwaited(StoredMessage message, RetentionRemainder remainder) {
        var isAwaited = !message.isInbound() && !message.isErased() && !message.isSettled();
        if (isAwaited) {
            remainder.await(message.createdAt());
        }
        return !isAwaited;
    }

    /** Removes the media of messages between the times, here and at Twilio; returns how many. */
    int removeMedia(TenantId tenant, Instant from, Instant to, RetentionRemainder remainder) {
        var removed = 0;
        var page = page(tenant, from, to);
        while (!page.isEmpty()) {
            for (var message : page) {
                if (!message.media().isEmpty() && isNotAwaited(message, remainder) && isRemoved(message, remainder)) {
                    removed += message.media().size();
                }
            }
            page = after(tenant, page.getLast(), to);
        }
        return removed;
    }

    private boolean isRemoved(StoredMessage message, RetentionRemainder remainder) {
        var attempt = new RetentionRemainder.Attempt();
        copies.deleteMedia(message, attempt);
        if (!attempt.isComplete()) {
            remainder.fail(message.createdAt());
            return false;
        }
        message.media().stream()
                .flatMap(file -> file.uploadId().stream())
                .forEach(id -> uploads.release(message.tenantId(), id, message.id()));
        mongo.updateFirst(
                query(where("_id").is(message.id())), new Update().set("media", List.of()), StoredMessage.class);
        return true;
    }

    private List<StoredMessage> page(TenantId tenant, Instant from, Instant to) {
        return mongo.find(
                query(where("tenantId").is(tenant).and("createdAt").gte(from).lt(to))
                        .with(Sort.by("createdAt", "_id"))
                        .limit(PAGE),
                StoredMessage.class);
    }

    private List<StoredMessage> after(TenantId tenant, StoredMessage last, Instant to) {
        var later = where("tenantId")
                .is(tenant)
                .and("createdAt")
                .lt(to)
                .orOperator(
                        where("createdAt").gt(last.createdAt()),
                        where("createdAt").is(last.createdAt()).and("_id").gt(last.id()));
        return mongo.find(query(later).with(Sort.by("createdAt", "_id")).limit(PAGE), StoredMessage.class);
    }
}
