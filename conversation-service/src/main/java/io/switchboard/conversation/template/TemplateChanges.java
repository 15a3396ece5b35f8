package io.switchboard.conversation.template;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.switchboard.change.audit.AuditTrail;
import io.switchboard.change.audit.AuditedChange;
import io.switchboard.events.EventType;
import io.switchboard.events.setting.Template;
import io.switchboard.mongo.revision.DocumentChange;
import io.switchboard.mongo.revision.EventAnnouncement;
import io.switchboard.mongo.revision.RevisedDocuments;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.IfMatch;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** Creates, changes and deletes templates. Each change is announced and audited. */
@Component
class TemplateChanges {

    private final MongoOperations mongo;
    private final RevisedDocuments<StoredTemplate> revisions;
    private final AuditTrail audit;
    private final Clock clock;

    TemplateChanges(MongoOperations mongo, RevisedDocuments<StoredTemplate> revisions, AuditTrail audit, Clock clock) {
        this.mongo = mongo;
        this.revisions = revisions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Stores a new template, unless one with its id exists.
     *
     * @param request the hash of a request with an {@code Idempotency-Key}
     * @return the template as stored; empty when the one that exists was created by another request, or was deleted
     */
    Optional<Template> create(
            ApiCaller caller, TenantId tenant, String id, TemplateContent content, @Nullable String request) {
        var template = StoredTemplate.first(id, tenant, content, false, request, clock.instant());
        if (insert(caller, template, "template.created", null)) {
            return Optional.of(template.view());
        }
        return Optional.ofNullable(mongo.findById(id, StoredTemplate.class))
                .filter(stored -> stored.tenantId().equals(tenant) && !stored.deleted())
                .filter(stored -> Objects.equals(stored.request(), request))
                .map(StoredTemplate::view);
    }

    /** Changes a template; empty when the tenant has none with this id. */
    Optional<Template> change(
            ApiCaller caller, TenantId tenant, String id, IfMatch condition, TemplateContent content) {
        var builtIn = BuiltInTemplate.withId(tenant, id);
        if (builtIn.isPresent() && mongo.findById(id, StoredTemplate.class) == null) {
            var before = builtIn.get().view(tenant);
            condition.require(before.revision(), before);
            if (content.equals(builtIn.get().content())) {
                return Optional.of(before);
            }
            var first = StoredTemplate.first(id, tenant, content, true, null, clock.instant());
            if (insert(caller, first, "template.updated", before)) {
                return Optional.of(first.view());
            }
            // Another request was faster: its state is the one to change.
        }
        return revisions
                .change(Templates.present(tenant).and("_id").is(id), before -> {
                    condition.require(before.revision(), before.view());
                    return before.content().equals(content) ? DocumentChange.none() : changed(caller, before, content);
                })
                .map(StoredTemplate::view);
    }

    private DocumentChange changed(ApiCaller caller, StoredTemplate before, TemplateContent content) {
        var after = before.changedTo(content, clock.instant());
        var update = new Update()
                .set("name", content.name())
                .set("kind", content.kind().word())
                .set("body", content.body())
                .set("updatedAt", after.updatedAt());
        set(update, "channel", content.channel());
        set(update, "language", content.language());
        return new DocumentChange(
                update, announced(caller, EventType.TEMPLATE_UPDATED, "template.updated", before.view(), after));
    }

    private static void set(Update update, String field, @Nullable String value) {
        if (value == null) {
            update.unset(field);
        } else {
            update.set(field, value);
        }
    }

    /** Deletes a template, also a built-in one; false when the tenant has none with this id. */
    boolean delete(ApiCaller caller, TenantId tenant, String id, IfMatch condition) {
        var builtIn = BuiltInTemplate.withId(tenant, id);
        if (builtIn.isPresent() && mongo.findById(id, StoredTemplate.class) == null) {
            var before = builtIn.get().view(tenant);
            condition.require(before.revision(), before);
            var deleted = StoredTemplate.first(id, tenant, builtIn.get().content(), true, null, clock.instant())
                    .asDeleted();
            if (revisions.insert(
                    id, deleted, announced(caller, EventType.TEMPLATE_DELETED, "template.deleted", before, null))) {
                return true;
            }
        }
        return revisions
                .change(Templates.present(tenant).and("_id").is(id), before -> {
                    condition.require(before.revision(), before.view());
                    return deleted(caller, before);
                })
                .isPresent();
    }

    private DocumentChange deleted(ApiCaller caller, StoredTemplate before) {
        var update = new Update().set("deleted", true);
        if (!before.builtIn()) {
            update.set("expiresAfter", clock.instant());
        }
        return new DocumentChange(
                update, announced(caller, EventType.TEMPLATE_DELETED, "template.deleted", before.view(), null));
    }

    private boolean insert(ApiCaller caller, StoredTemplate template, String what, @Nullable Template before) {
        return revisions.insert(
                template.id(), template, announced(caller, EventType.TEMPLATE_UPDATED, what, before, template.view()));
    }

    private List<EventAnnouncement> announced(
            ApiCaller caller, EventType type, String what, @Nullable Template before, @Nullable Template after) {
        var id = before == null ? Objects.requireNonNull(after).id() : before.id();
        return List.of(
                new EventAnnouncement(type.type(), null),
                audit.announcement(caller, new AuditedChange(what, Templates.NAME + "/" + id, before, after)));
    }
}
