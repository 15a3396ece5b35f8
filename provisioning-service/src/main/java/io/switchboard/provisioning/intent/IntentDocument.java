package io.switchboard.provisioning.intent;

import io.switchboard.change.AnnouncedDocument;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * The stored changes of one resource, of which at most one is open. Its pending events are those of changes that have ended.
 *
 * @param id the kind of the changes, their tenant and their target
 * @param subject the id of the resource
 * @param open the change whose outcome is not recorded yet; null for none
 * @param failure why the last change failed; null when it did not
 */
@Document(IntentDocument.COLLECTION)
record IntentDocument(
        @MongoId(FieldType.STRING) String id,
        @Field("tenantId") TenantId tenantId,
        @Field("subject") String subject,
        @Field(IntentDocument.OPEN) @Nullable ChangeIntent open,
        @Field(IntentDocument.FAILURE) @Nullable String failure)
        implements AnnouncedDocument {

    static final String COLLECTION = "change-intents";
    static final String OPEN = "open";
    static final String FAILURE = "failure";
    static final String OPEN_ID = "open.id";
    static final String DUE_AT = "open.dueAt";

    static String idOf(String kind, String tenantId, String target) {
        return kind + "|" + tenantId + "|" + target;
    }

    /** No event has the document's own state. */
    @Override
    public Object view() {
        return id;
    }
}
