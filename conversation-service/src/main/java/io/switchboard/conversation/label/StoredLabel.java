package io.switchboard.conversation.label;

import java.time.Instant;

import io.switchboard.change.AnnouncedDocument;
import io.switchboard.events.setting.Label;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * The stored document of a label.
 *
 * @param nameKey tenant and name without the case of its letters; once deleted: the id. Unique
 * @param deletedAt when the label was deleted. The document stays until its events are certainly published
 */
@Document("labels")
record StoredLabel(
        @MongoId(FieldType.STRING) String id,
        @Field("tenantId") TenantId tenantId,
        @Field("nameKey") String nameKey,
        @Field("name") String name,
        @Field("colour") String colour,
        @Field("revision") int revision,
        @Field("createdAt") Instant createdAt,
        @Field("updatedAt") Instant updatedAt,
        @Field("deletedAt") @Nullable Instant deletedAt)
        implements AnnouncedDocument {

    static StoredLabel first(String id, TenantId tenantId, LabelContent content, Instant now) {
        return new StoredLabel(
                id, tenantId, content.nameKey(tenantId), content.name(), content.colour(), 1, now, now, null);
    }

    /** The label after a change to this content. */
    StoredLabel changedTo(LabelContent content, Instant now) {
        return new StoredLabel(
                id,
                tenantId,
                content.nameKey(tenantId),
                content.name(),
                content.colour(),
                revision + 1,
                createdAt,
                now,
                deletedAt);
    }

    boolean has(LabelContent content) {
        return name.equals(content.name()) && colour.equals(content.colour());
    }

    @Override
    public String subject() {
        return id;
    }

    @Override
    public Label view() {
        return new Label(id, name, colour, revision, createdAt, updatedAt);
    }
}
