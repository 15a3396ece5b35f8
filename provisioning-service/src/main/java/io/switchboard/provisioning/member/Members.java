package io.switchboard.provisioning.member;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

import io.switchboard.change.audit.AuditTrail;
import io.switchboard.change.audit.AuditedChange;
import io.switchboard.events.EventType;
import io.switchboard.mongo.revision.DocumentChange;
import io.switchboard.mongo.revision.EventAnnouncement;
import io.switchboard.mongo.revision.RevisedDocuments;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.IfMatch;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/** Stores the members of all tenants. Each change is announced and audited. */
@Component
class Members {

    static final String NAME = "members";

    /** The type of the pending event of a change that concerns calls. It is on no topic. */
    static final String CALLS_CHANGED = "io.switchboard.member.calls-changed";

    /** How old {@code seenAt} becomes before it is written again. */
    private static final Duration SEEN_ACCURACY = Duration.ofMinutes(10);

    private final MongoOperations mongo;
    private final RevisedDocuments<StoredMember> revisions;
    private final AuditTrail audit;
    private final Clock clock;

    Members(MongoOperations mongo, RevisedDocuments<StoredMember> revisions, AuditTrail audit, Clock clock) {
        this.mongo = mongo;
        this.revisions = revisions;
        this.audit = audit;
        this.clock = clock;
    }

    /** Stores a new member, also one that was deleted before; empty when the tenant has it. */
    Optional<StoredMember> add(
            ApiCaller caller, TenantId tenant, String memberId, MemberProfile profile, List<String> roles) {
        var first = StoredMember.first(tenant, memberId, profile, roles, clock.instant());
        if (revisions.insert(first.id(), first, announced(caller, "member.created", null, first, true))) {
            return Optional.of(first);
        }
        var deleted = where("_id").is(first.id()).and("deletedAt").ne(null);
        return revisions.change(deleted, before -> {
            var after = before.changedTo(profile, roles, clock.instant());
            return new DocumentChange(
                    update(after).set("subject", memberId).unset("deletedAt"),
                    announced(caller, "member.created", null, after, true));
        });
    }

    /** Changes a member's profile; empty when the tenant has none with this id. */
    Optional<StoredMember> change(
            ApiCaller caller,
            TenantId tenant,
            String memberId,
            IfMatch condition,
            Function<MemberProfile, MemberProfile> change) {
        return revisions.change(present(tenant, memberId), before -> {
            condition.require(before.revision(), MemberView.of(before));
            return changed(caller, before, change.apply(before.readProfile()), before.roles());
        });
    }

    /** Records the roles of the member's token; empty when the tenant has no such member. */
    Optional<StoredMember> giveRoles(ApiCaller caller, TenantId tenant, String memberId, List<String> roles) {
        return revisions.change(
                present(tenant, memberId), before -> changed(caller, before, before.readProfile(), roles));
    }

    /** Notes that the member is here. That is no change of the profile: it has no revision, event or audit entry. */
    void noteSeen(TenantId tenant, StoredMember member) {
        var now = clock.instant();
        var seenAt = member.seenAt();
        if (seenAt == null || seenAt.plus(SEEN_ACCURACY).isBefore(now)) {
            mongo.updateFirst(
                    query(present(tenant, member.memberId())), new Update().max("seenAt", now), StoredMember.class);
        }
    }

    /** Deletes a member; empty when the tenant has none with this id. */
    Optional<StoredMember> delete(ApiCaller caller, TenantId tenant, String memberId, IfMatch condition) {
        return revisions.change(present(tenant, memberId), before -> {
            condition.require(before.revision(), MemberView.of(before));
            var update = new Update()
                    .unset("subject")
                    .unset("seenAt")
                    .set("updatedAt", clock.instant())
                    .set("deletedAt", clock.instant());
            return new DocumentChange(update, announced(caller, "member.deleted", before, null, true));
        });
    }

    private DocumentChange changed(ApiCaller caller, StoredMember before, MemberProfile profile, List<String> roles) {
        if (profile.equals(before.readProfile()) && roles.equals(before.roles())) {
            return DocumentChange.none();
        }
        var after = before.changedTo(profile, roles, clock.instant());
        var concernsCalls = !profile.answersCallsAs(before.readProfile());
        return new DocumentChange(update(after), announced(caller, "member.updated", before, after, concernsCalls));
    }

    private static Update update(StoredMember after) {
        return new Update()
                .set("profile", after.profile())
                .set("roles", after.roles())
                .set("updatedAt", after.updatedAt());
    }

    private List<EventAnnouncement> announced(
            ApiCaller caller,
            String what,
            @Nullable StoredMember before,
            @Nullable StoredMember after,
            boolean concernsCalls) {
        var member = after != null ? after : Objects.requireNonNull(before);
        var type = after == null ? EventType.MEMBER_DELETED : EventType.MEMBER_UPDATED;
        var announcements = new ArrayList<EventAnnouncement>();
        announcements.add(new EventAnnouncement(type.type(), null));
        announcements.add(audit.announcement(
                caller, new AuditedChange(what, NAME + "/" + member.memberId(), view(before), view(after))));
        if (concernsCalls) {
            announcements.add(new EventAnnouncement(CALLS_CHANGED, null));
        }
        return announcements;
    }

    private static @Nullable MemberView view(@Nullable StoredMember member) {
        return member == null ? null : MemberView.of(member);
    }

    private static Criteria present(TenantId tenant, String memberId) {
        return where("_id")
                .is(StoredMember.id(tenant, memberId))
                .and("deletedAt")
                .isNull();
    }
}
