package io.switchboard.conversation.upload;

import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.switchboard.conversation.download.ByteRange;
import io.switchboard.conversation.download.FetchedFile;
import io.switchboard.mongo.IdGenerator;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/**
 * Stores uploaded files. The document comes before the content and is completed after it, so that the pieces of an upload
 * that a crash interrupted are found and removed.
 */
@Component
@Import(UploadIndexes.class)
public class UploadStore {

    /** How long the content of one upload may take to be stored. */
    private static final Duration STORING = Duration.ofHours(1);

    private static final FindAndModifyOptions RETURN_NEW =
            FindAndModifyOptions.options().returnNew(true);

    private final MongoOperations mongo;
    private final UploadFiles files;
    private final UploadSettings settings;
    private final IdGenerator ids;
    private final Clock clock;

    UploadStore(MongoOperations mongo, UploadFiles files, UploadSettings settings, IdGenerator ids, Clock clock) {
        this.mongo = mongo;
        this.files = files;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    /** Stores a file. */
    StoredUpload store(TenantId tenant, String filename, String contentType, long bytes, InputStream content) {
        var now = clock.instant();
        var upload = new StoredUpload(
                ids.next(), tenant, filename, contentType, bytes, false, now, now.plus(STORING), List.of());
        mongo.insert(upload);
        files.store(upload.id(), content);
        var complete = new Update().set("complete", true).set("removeAt", now.plus(settings.keepUnused()));
        return Optional.ofNullable(
                        mongo.findAndModify(query(one(tenant, upload.id())), complete, RETURN_NEW, StoredUpload.class))
                .orElseThrow(() -> new IllegalStateException("the file was removed while it was stored"));
    }

    /** Finds the tenant's file. */
    public Optional<StoredUpload> find(TenantId tenant, String id) {
        return Optional.ofNullable(
                mongo.findOne(query(one(tenant, id).and("complete").is(true)), StoredUpload.class));
    }

    /** Finds a file of any tenant, which a signed link names. */
    Optional<StoredUpload> find(String id) {
        return Optional.ofNullable(
                mongo.findOne(query(where("_id").is(id).and("complete").is(true)), StoredUpload.class));
    }

    /** Opens the file's content or a part of it; empty if it was removed. */
    public Optional<FetchedFile> open(StoredUpload upload, Optional<ByteRange> range) {
        return files.open(upload, range);
    }

    /**
     * Notes that a message carries the file, which is then kept until the message was sent and for some time after it.
     *
     * @param sendAt when the message is to be sent; null for at once
     * @return the file; empty if the tenant has none with this id
     */
    public Optional<StoredUpload> use(TenantId tenant, String id, String messageId, @Nullable Instant sendAt) {
        var from = sendAt == null ? clock.instant() : sendAt;
        var use = new Update().addToSet("usedBy", messageId).max("removeAt", from.plus(settings.keepSent()));
        return Optional.ofNullable(mongo.findAndModify(
                query(one(tenant, id).and("complete").is(true)), use, RETURN_NEW, StoredUpload.class));
    }

    /** Whether the file is larger than its type may be on the channel. */
    public boolean isTooLarge(StoredUpload upload, String channel) {
        return upload.bytes() > settings.mostBytes(upload.contentType(), channel);
    }

    /** Removes the file, unless other messages carry it as well. */
    public void release(TenantId tenant, String id, String messageId) {
        var left = mongo.findAndModify(
                query(one(tenant, id)), new Update().pull("usedBy", messageId), RETURN_NEW, StoredUpload.class);
        if (left != null && left.usedBy().isEmpty()) {
            removeIf(one(tenant, id).and("usedBy").is(List.of()), left);
        }
    }

    /** Finds files whose time has come, at most this many. */
    List<StoredUpload> toRemove(int limit) {
        var due = query(where("removeAt").lte(clock.instant())).limit(limit);
        return mongo.find(due, StoredUpload.class);
    }

    /** Keeps the file for another while, for a message that still waits to be sent. */
    void keep(StoredUpload upload, Duration longer) {
        mongo.updateFirst(
                query(one(upload.tenantId(), upload.id())),
                new Update().set("removeAt", clock.instant().plus(longer)),
                StoredUpload.class);
    }

    /** Removes the file unless a message began to carry it since it was found; returns whether it did. */
    boolean removeDue(StoredUpload upload) {
        return removeIf(one(upload.tenantId(), upload.id()).and("removeAt").is(upload.removeAt()), upload);
    }

    /** Removes the file if it is as expected; returns whether it is. No message can begin to carry it after that. */
    private boolean removeIf(Criteria expected, StoredUpload upload) {
        var isClaimed = mongo.updateFirst(query(expected), new Update().set("complete", false), StoredUpload.class)
                        .getMatchedCount()
                > 0;
        if (isClaimed) {
            remove(upload);
        }
        return isClaimed;
    }

    /** Removes the file. The document goes last, so that a crash before leaves nothing that is not found again. */
    private void remove(StoredUpload upload) {
        files.remove(upload.id());
        mongo.remove(query(one(upload.tenantId(), upload.id())), StoredUpload.class);
    }

    private static Criteria one(TenantId tenant, String id) {
        return where("_id").is(id).and("tenantId").is(tenant);
    }
}
