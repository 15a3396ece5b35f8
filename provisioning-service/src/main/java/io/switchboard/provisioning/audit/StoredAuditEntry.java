package io.switchboard.provisioning.audit;

import java.time.Instant;
import java.util.List;

import io.switchboard.events.audit.AuditEntry;
import io.switchboard.web.TenantId;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;
import tools.jackson.databind.json.JsonMapper;

/**
 * The stored document of an audit entry. It is inserted once and never changed.
 *
 * @param id tenant and the entry's id: an entry that is delivered twice is one document
 * @param terms everything that the entry is found by. One array, so that one index serves every filter
 * @param entry the entry as JSON: the names of its fields are those of resources, and may be any text
 * @param expiresAt when MongoDB deletes the document
 */
@Document(StoredAuditEntry.COLLECTION)
record StoredAuditEntry(
        @MongoId(FieldType.STRING) String id,
        @Field("tenantId") TenantId tenantId,
        @Field("at") Instant at,
        @Field("terms") List<String> terms,
        @Field("entry") String entry,
        @Field("expiresAt") Instant expiresAt) {

    static final String COLLECTION = "audit";

    private static final JsonMapper JSON = JsonMapper.shared();

    StoredAuditEntry {
        terms = terms == null ? List.of() : List.copyOf(terms);
    }

    AuditEntry view() {
        return JSON.readValue(entry, AuditEntry.class);
    }
}
