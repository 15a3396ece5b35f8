package io.switchboard.notification.recipient;

import java.time.Instant;
import java.util.List;

import io.switchboard.change.AnnouncedDocument;
import io.switchboard.mongo.TenantKey;
import io.switchboard.web.Role;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * A person or program of a tenant that is notified: a member, or a program from its first use of the bell on.
 *
 * @param id tenant and member, which own the entries of a bell
 * @param memberId the subject of the member's tokens; of a program its client id
 * @param updatedAt the time of the member's last change, by which older events are told from newer ones; null of a program
 * @param preferences the choices as JSON; null for the usual ones
 * @param pushes whether a browser of the person takes pushes; null for none
 * @param revision the number of changes of the preferences; null for none
 */
@Document(NotificationRecipients.NAME)
public record NotificationRecipient(
        @MongoId(FieldType.STRING) String id,
        @Field("tenantId") TenantId tenantId,
        @Field("memberId") String memberId,
        @Field("name") @Nullable String name,
        @Field("email") @Nullable String email,
        @Field("roles") List<String> roles,
        @Field("updatedAt") @Nullable Instant updatedAt,
        @Field("deletedAt") @Nullable Instant deletedAt,
        @Field("preferences") @Nullable String preferences,
        @Field("pushes") @Nullable Boolean pushes,
        @Field("revision") @Nullable Integer revision)
        implements AnnouncedDocument {

    public NotificationRecipient {
        roles = roles == null ? List.of() : List.copyOf(roles);
    }

    /** Returns the id of the tenant's member. */
    public static String id(TenantId tenant, String memberId) {
        return TenantKey.of(tenant.value(), memberId);
    }

    /** Returns whether the person looks after the tenant's set-up. */
    public boolean isAdmin() {
        return roles.contains(Role.ADMIN.text()) || roles.contains(Role.OPERATOR.text());
    }

    /** Returns whether a browser or phone of the person takes pushes. */
    public boolean takesPushes() {
        return Boolean.TRUE.equals(pushes);
    }

    /** Returns the choices of the person. */
    public NotificationPreferences choices() {
        return PreferenceJson.stored(preferences);
    }

    /** Returns how often the choices were changed. */
    int revisionNumber() {
        return revision == null ? 0 : revision;
    }

    @Override
    public String subject() {
        return memberId;
    }

    @Override
    public Object view() {
        return choices().complete();
    }
}
