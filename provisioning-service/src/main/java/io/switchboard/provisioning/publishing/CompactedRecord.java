package io.switchboard.provisioning.publishing;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

import io.switchboard.events.CloudEvent;
import io.switchboard.events.Topic;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * The newest record of a key on a compacted topic.
 *
 * @param type of the event that carries the data
 * @param updatedAt the time of the change that the record reports
 * @param revision the number of changes before and with this one; 0 where changes are not counted
 * @param data null for a tombstone
 * @param document the stored document that the record is made from; null where {@link RecordCompletion} needs none
 */
public record CompactedRecord(
        Topic<?> topic,
        String key,
        String type,
        TenantId tenantId,
        Instant updatedAt,
        long revision,
        @Nullable Record data,
        @Nullable Record document) {

    private static final String SOURCE = "/provisioning-service";
    private static final String TOMBSTONE = "tombstone";

    public CompactedRecord(
            Topic<?> topic,
            String key,
            String type,
            TenantId tenantId,
            Instant updatedAt,
            long revision,
            @Nullable Record data) {
        this(topic, key, type, tenantId, updatedAt, revision, data, null);
    }

    /** Returns the record with other data. */
    public CompactedRecord with(Record otherData) {
        return new CompactedRecord(topic, key, type, tenantId, updatedAt, revision, otherData, document);
    }

    /** The record's id: equal for a change by whichever instance and however often it is published, different otherwise. */
    String id() {
        if (data == null) {
            return TOMBSTONE;
        }
        var content =
                String.join("\n", topic.name(), key, data.toString(), updatedAt.toString(), Long.toString(revision));
        return UUID.nameUUIDFromBytes(content.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** The event on the topic; null for a tombstone. */
    @Nullable
    CloudEvent<?> event() {
        return data == null ? null : new CloudEvent<>(id(), type, SOURCE, key, updatedAt, tenantId.value(), data);
    }

    /** The key as the log may show it: an account's SID, the last four digits of an address. */
    String maskedKey() {
        return key.startsWith("AC") ? key : "…" + key.substring(Math.max(0, key.length() - 4));
    }
}
