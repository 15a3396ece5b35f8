package io.switchboard.conversation.label;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.switchboard.change.audit.AuditTrail;
import io.switchboard.change.audit.AuditedChange;
import io.switchboard.events.EventType;
import io.switchboard.mongo.revision.DocumentChange;
import io.switchboard.mongo.revision.EventAnnouncement;
import io.switchboard.mongo.revision.RevisedDocuments;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.Cursor;
import io.switchboard.web.IfMatch;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/** Stores the labels of all tenants. Each change is announced and audited; a tenant's names are unique. */
@Component
public class Labels {

    static final String NAME = "labels";

    private final MongoOperations mongo;
    private final RevisedDocuments<StoredLabel> revisions;
    private final AuditTrail audit;
    private final Clock clock;

    Labels(MongoOperations mongo, RevisedDocuments<StoredLabel> revisions, AuditTrail audit, Clock clock) {
        this.mongo = mongo;
        this.revisions = revisions;
        this.audit = audit;
        this.clock = clock;
    }

    /** Returns those of the ids that belong to labels of the tenant. */
    public Set<String> existing(TenantId tenant, Collection<String> ids) {
        return mongo.find(query(present(tenant).and("_id").in(ids)), StoredLabel.class).stream()
                .map(StoredLabel::id)
                .collect(Collectors.toSet());
    }

    List<StoredLabel> page(TenantId tenant, @Nullable Cursor after, int limit) {
        var page = query(
                        after == null
                                ? present(tenant)
                                : present(tenant).and("_id").gt(after.id()))
                .with(Sort.by("_id"))
                .limit(limit);
        return mongo.find(page, StoredLabel.class);
    }

    Optional<StoredLabel> find(TenantId tenant, String id) {
        return Optional.ofNullable(
                mongo.findOne(query(present(tenant).and("_id").is(id)), StoredLabel.class));
    }

    long count(TenantId tenant) {
        return mongo.count(query(present(tenant)), StoredLabel.class);
    }

    /** Stores a new label; false when its id or its name exists. */
    boolean add(ApiCaller caller, StoredLabel label) {
        return revisions.insert(
                label.id(),
                label,
                announced(caller, EventType.LABEL_UPDATED, "label.created", label.id(), null, label));
    }

    /**
     * Changes a label; empty when the tenant has none with this id.
     *
     * @throws DuplicateKeyException when another label has the name
     */
    Optional<StoredLabel> change(
            ApiCaller caller, TenantId tenant, String id, IfMatch condition, LabelContent content) {
        return revisions.change(present(tenant).and("_id").is(id), before -> {
            condition.require(before.revision(), before.view());
            return before.has(content) ? DocumentChange.none() : changed(caller, before, content);
        });
    }

    private DocumentChange changed(ApiCaller caller, StoredLabel before, LabelContent content) {
        var after = before.changedTo(content, clock.instant());
        var update = new Update()
                .set("nameKey", after.nameKey())
                .set("name", after.name())
                .set("colour", after.colour())
                .set("updatedAt", after.updatedAt());
        return new DocumentChange(
                update, announced(caller, EventType.LABEL_UPDATED, "label.updated", before.id(), before, after));
    }

    /** Deletes a label and frees its name; empty when the tenant has none with this id. */
    Optional<StoredLabel> delete(ApiCaller caller, TenantId tenant, String id, IfMatch condition) {
        return revisions.change(present(tenant).and("_id").is(id), before -> {
            condition.require(before.revision(), before.view());
            var update = new Update().set("nameKey", before.id()).set("deletedAt", clock.instant());
            return new DocumentChange(
                    update, announced(caller, EventType.LABEL_DELETED, "label.deleted", before.id(), before, null));
        });
    }

    private List<EventAnnouncement> announced(
            ApiCaller caller,
            EventType type,
            String what,
            String id,
            @Nullable StoredLabel before,
            @Nullable StoredLabel after) {
        return List.of(
                new EventAnnouncement(type.type(), null),
                audit.announcement(caller, new AuditedChange(what, NAME + "/" + id, view(before), view(after))));
    }

    private static @Nullable Object view(@Nullable StoredLabel label) {
        return label == null ? null : label.view();
    }

    private static Criteria present(TenantId tenant) {
        return where("tenantId").is(tenant).and("deletedAt").isNull();
    }
}
