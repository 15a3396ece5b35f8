package io.switchboard.conversation.webhooklog;

import java.time.Instant;

import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/** Says until when an administrator of a tenant watches its webhook log. */
@Document(WatchedLog.COLLECTION)
record WatchedLog(
        @MongoId(FieldType.STRING) String tenantId,
        @Field("until") Instant until) {

    static final String COLLECTION = "watched_webhook_logs";
}
