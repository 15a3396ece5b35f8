package io.switchboard.conversation.upload;

import java.time.Instant;
import java.util.List;

import io.switchboard.web.TenantId;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * The stored document of an uploaded file, whose content has the same id.
 *
 * @param filename without a path and without characters that mean something in a header or in a file system
 * @param complete false until the whole content is stored
 * @param removeAt when the file is removed, unless a message that carries it still waits to be sent
 * @param usedBy the ids of the messages that carry it
 */
@Document("uploads")
public record StoredUpload(
        @MongoId(FieldType.STRING) String id,
        @Field("tenantId") TenantId tenantId,
        @Field("filename") String filename,
        @Field("contentType") String contentType,
        @Field("bytes") long bytes,
        @Field("complete") boolean complete,
        @Field("createdAt") Instant createdAt,
        @Field("removeAt") Instant removeAt,
        @Field("usedBy") List<String> usedBy) {

    public StoredUpload {
        usedBy = usedBy == null ? List.of() : List.copyOf(usedBy);
    }
}
