package io.switchboard.provisioning.conversations;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import io.switchboard.web.TenantId;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * A tenant's settings of Twilio Conversations, as conversation-service announced them last.
 *
 * @param revision of the page of settings
 * @param services the SIDs ({@code IS…}) of the services whose webhooks are to lead to Switchboard
 * @param endAutoCreation whether the tenant's numbers are to create no conversations by themselves
 */
@Document("tenant_conversations")
record TenantConversations(
        @MongoId(FieldType.STRING) String tenant,
        @Field("revision") int revision,
        @Field("services") List<String> services,
        @Field("endAutoCreation") boolean endAutoCreation) {

    private static final int MOST_SERVICES = 20;
    private static final Pattern SERVICE = Pattern.compile("IS[0-9a-f]{32}");

    TenantConversations {
        services = List.copyOf(services);
    }

    /** Returns the settings of a tenant that were never announced. */
    static TenantConversations unset(TenantId tenant) {
        return new TenantConversations(tenant.value(), 0, List.of(), false);
    }

    /** Returns what the page's values say. What is no SID is left out: it would lead to another path at Twilio. */
    static TenantConversations of(TenantId tenant, int revision, Map<String, Object> values) {
        var named = values.get("services") instanceof List<?> services ? services : List.of();
        var valid = named.stream()
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(sid -> SERVICE.matcher(sid).matches())
                .distinct()
                .limit(MOST_SERVICES)
                .toList();
        return new TenantConversations(
                tenant.value(), revision, valid, Boolean.TRUE.equals(values.get("endAutoCreation")));
    }
}
