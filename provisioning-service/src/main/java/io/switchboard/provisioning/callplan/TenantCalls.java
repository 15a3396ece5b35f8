package io.switchboard.provisioning.callplan;

import java.util.Map;

import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * A tenant's settings of calls, as conversation-service announced them last.
 *
 * @param revision of the page of settings
 * @param values the page's values in JSON
 */
@Document("tenant_calls")
record TenantCalls(
        @MongoId(FieldType.STRING) String tenant,
        @Field("revision") int revision,
        @Field("values") String values) {

    /** The values of a tenant whose settings were never announced. */
    static final CallValues UNKNOWN = new CallValues(false, null, null);

    private static final JsonMapper JSON = new JsonMapper();

    /** The values that decide about calls; null where the tenant has none. */
    record CallValues(
            boolean recording,
            @Nullable String greeting,
            @Nullable Map<String, Object> defaultPlan) {}

    static TenantCalls of(TenantId tenant, int revision, Map<String, Object> values) {
        return new TenantCalls(tenant.value(), revision, JSON.writeValueAsString(values));
    }

    CallValues read() {
        var fields = JSON.readValue(values, new TypeReference<Map<String, @Nullable Object>>() {});
        return new CallValues(
                Boolean.TRUE.equals(fields.get("recording")),
                fields.get("greeting") instanceof String text ? text : null,
                fields.get("defaultPlan") instanceof Map<?, ?> plan
                        ? JSON.convertValue(plan, new TypeReference<Map<String, Object>>() {})
                        : null);
    }
}
