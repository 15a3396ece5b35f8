package io.switchboard.notification.bell;

import java.time.Instant;

import io.switchboard.events.bell.Notification;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * The stored document of an entry. The keys of its occurrences are in it as well, so that each counts once.
 *
 * @param id derived from the fold and the owner: the same occurrence always leads to the same entry
 * @param owner the recipient's id
 * @param listKey the owner, of an entry that the bell lists; absent on one that is only sent by push or e-mail
 * @param unreadKey the owner, while a listed entry is unread; by it the unread ones are counted
 * @param at when the newest occurrence happened
 * @param pushAt when it is to be pushed; absent when it need not be, or is
 * @param mailAt when it is to be in an e-mail unless it is read before; absent when it need not be, or is
 */
@Document(StoredNotification.NAME)
public record StoredNotification(
        @MongoId(FieldType.STRING) String id,
        @Field("tenantId") TenantId tenantId,
        @Field("memberId") String memberId,
        @Field("owner") String owner,
        @Field("listKey") @Nullable String listKey,
        @Field("unreadKey") @Nullable String unreadKey,
        @Field("type") String type,
        @Field("latest") NotificationText latest,
        @Field("conversationId") @Nullable String conversationId,
        @Field("contactId") @Nullable String contactId,
        @Field("count") int count,
        @Field("createdAt") Instant createdAt,
        @Field("at") Instant at,
        @Field("readAt") @Nullable Instant readAt,
        @Field("pushAt") @Nullable Instant pushAt,
        @Field("mailAt") @Nullable Instant mailAt) {

    /** The name of the collection. */
    public static final String NAME = "notifications";

    /** Returns whether the member has read it since its newest occurrence. */
    public boolean isRead() {
        return readAt != null;
    }

    /** Returns the entry as clients see it. */
    public Notification view() {
        return new Notification(
                id,
                type,
                latest.title(),
                latest.message(),
                contactId,
                conversationId,
                latest.messageId(),
                latest.callId(),
                latest.reference(),
                latest.referenceType(),
                count,
                isRead(),
                createdAt,
                at);
    }
}
