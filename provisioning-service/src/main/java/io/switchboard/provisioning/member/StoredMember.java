package io.switchboard.provisioning.member;

import java.time.Instant;
import java.util.List;

import io.switchboard.change.AnnouncedDocument;
import io.switchboard.events.member.Member;
import io.switchboard.mongo.TenantKey;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * The stored document of a member.
 *
 * @param id tenant and subject
 * @param subject the issuer's id of the person; null once the member is deleted
 * @param profile the profile in JSON
 * @param roles those of the person's last token; empty before the first
 * @param seenAt when the person last opened the console, to some minutes; null before the first time
 * @param deletedAt when the member was deleted. The document stays until its events are certainly published
 */
@Document("members")
record StoredMember(
        @MongoId(FieldType.STRING) String id,
        @Field("tenantId") TenantId tenantId,
        @Field("subject") @Nullable String subject,
        @Field("profile") String profile,
        @Field("roles") List<String> roles,
        @Field("revision") int revision,
        @Field("createdAt") Instant createdAt,
        @Field("updatedAt") Instant updatedAt,
        @Field("seenAt") @Nullable Instant seenAt,
        @Field("deletedAt") @Nullable Instant deletedAt)
        implements AnnouncedDocument {

    StoredMember {
        roles = List.copyOf(roles);
    }

    static String id(TenantId tenant, String subject) {
        return TenantKey.of(tenant.value(), subject);
    }

    static StoredMember first(TenantId tenant, String subject, MemberProfile profile, List<String> roles, Instant now) {
        return new StoredMember(
                id(tenant, subject), tenant, subject, MemberJson.write(profile), roles, 1, now, now, null, null);
    }

    StoredMember changedTo(MemberProfile changed, List<String> otherRoles, Instant now) {
        return new StoredMember(
                id,
                tenantId,
                memberId(),
                MemberJson.write(changed),
                otherRoles,
                revision + 1,
                createdAt,
                now,
                seenAt,
                null);
    }

    boolean isDeleted() {
        return subject == null;
    }

    String memberId() {
        return subject != null ? subject : id.substring(id(tenantId, "").length());
    }

    MemberProfile readProfile() {
        return MemberJson.read(profile);
    }

    @Override
    public String subject() {
        return memberId();
    }

    /** The member without the private part of the profile, as events show it. */
    @Override
    public Member view() {
        var shown = readProfile();
        return new Member(memberId(), shown.name(), shown.email(), roles, revision, updatedAt);
    }
}
