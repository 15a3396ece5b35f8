package io.switchboard.notification.recipient;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import io.switchboard.change.audit.AuditTrail;
import io.switchboard.change.audit.AuditedChange;
import io.switchboard.events.member.Member;
import io.switchboard.mongo.DocumentInserts;
import io.switchboard.mongo.revision.DocumentChange;
import io.switchboard.mongo.revision.RevisedDocuments;
import io.switchboard.notification.storage.ConditionalUpserts;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.IfMatch;
import io.switchboard.web.Role;
import io.switchboard.web.TenantId;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/** Stores those who are notified. Members are known from their events, programs from their first request. */
@Component
public class NotificationRecipients {

    static final String NAME = "recipients";

    private final MongoOperations mongo;
    private final RevisedDocuments<NotificationRecipient> revisions;
    private final AuditTrail audit;

    NotificationRecipients(MongoOperations mongo, RevisedDocuments<NotificationRecipient> revisions, AuditTrail audit) {
        this.mongo = mongo;
        this.revisions = revisions;
        this.audit = audit;
    }

    /** Stores what an event tells of a member, unless a later one is stored. */
    public void update(TenantId tenant, Member member) {
        var change = new Update().unset("deletedAt");
        change(tenant, member, member.email() == null ? change.unset("email") : change.set("email", member.email()));
    }

    /** Stores that a member is deleted, unless a later event is stored. */
    public void delete(TenantId tenant, Member member) {
        change(tenant, member, new Update().set("deletedAt", member.updatedAt()).unset("email"));
    }

    private void change(TenantId tenant, Member member, Update change) {
        var older = where("_id")
                .is(NotificationRecipient.id(tenant, member.id()))
                .and("updatedAt")
                .not()
                .gte(member.updatedAt());
        change.setOnInsert("tenantId", tenant)
                .setOnInsert("memberId", member.id())
                .set("name", member.name())
                .set("roles", member.roles())
                .set("updatedAt", member.updatedAt());
        ConditionalUpserts.write(mongo, query(older), change, NotificationRecipient.class);
    }

    /**
     * Returns the caller's own entry, which is new with a program's first request. An operator who looks at a tenant
     * has none: the operator reads an empty bell.
     */
    public Optional<NotificationRecipient> of(ApiCaller caller, TenantId tenant) {
        var id = NotificationRecipient.id(tenant, caller.subject());
        return find(id).or(() -> isOfTheTenant(caller) ? added(caller, tenant, id) : Optional.empty());
    }

    /** The answer to a caller who wants to be notified in a tenant that the caller is no member of. */
    public static ApiProblem notNotified() {
        return ApiProblem.conflict(
                "not-notified", "You are not a member of this tenant, so you receive none of its notifications.");
    }

    private Optional<NotificationRecipient> added(ApiCaller caller, TenantId tenant, String id) {
        var roles = caller.roles().stream().map(Role::text).sorted().toList();
        DocumentInserts.ifAbsent(
                mongo,
                new NotificationRecipient(
                        id, tenant, caller.subject(), caller.name(), null, roles, null, null, null, null, null));
        return find(id);
    }

    private static boolean isOfTheTenant(ApiCaller caller) {
        return !caller.roles().contains(Role.OPERATOR);
    }

    /** Returns the recipient with this id. */
    public Optional<NotificationRecipient> find(String id) {
        return Optional.ofNullable(mongo.findById(id, NotificationRecipient.class));
    }

    /** Records whether a browser or phone of the recipient takes pushes. */
    public void takesPushes(String id, boolean takesPushes) {
        var update = takesPushes ? new Update().set("pushes", true) : new Update().unset("pushes");
        mongo.updateFirst(query(where("_id").is(id)), update, NotificationRecipient.class);
    }

    /** Returns those who are notified of something in these tenants, by tenant. */
    public Map<TenantId, List<NotificationRecipient>> ofTenants(Collection<TenantId> tenants) {
        var present = where("tenantId").in(tenants).and("deletedAt").isNull();
        return mongo.find(query(present), NotificationRecipient.class).stream()
                .collect(Collectors.groupingBy(NotificationRecipient::tenantId));
    }

    /** Changes the caller's choices; empty when the caller is not notified in the tenant. */
    Optional<NotificationRecipient> choose(
            ApiCaller caller, TenantId tenant, IfMatch condition, NotificationPreferences after) {
        return of(caller, tenant)
                .flatMap(recipient -> revisions.change(where("_id").is(recipient.id()), before -> {
                    condition.require(before.revisionNumber(), before.view());
                    return after.complete().equals(before.view())
                            ? DocumentChange.none()
                            : chosen(caller, before, after);
                }));
    }

    private DocumentChange chosen(ApiCaller caller, NotificationRecipient before, NotificationPreferences after) {
        var entry = new AuditedChange(
                "notification-preferences.updated", "notifications/preferences", before.view(), after.complete());
        return new DocumentChange(
                new Update().set("preferences", PreferenceJson.write(after)),
                List.of(audit.announcement(caller, entry)));
    }
}
