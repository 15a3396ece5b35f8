package io.switchboard.conversation.webhooklog;

import java.time.Instant;

import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/** A watch on a tenant's webhook log, and when it ends. */
@Document(WebhookLogWatch.COLLECTION)
record WebhookLogWatch(
        @MongoId(FieldType.STRING) String tenantId,
        @Field("until") Instant until) {

    static final String COLLECTION = "webhook_log_watches";
}
