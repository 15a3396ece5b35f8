package io.switchboard.conversation.setting;

import java.time.Instant;

import io.switchboard.change.AnnouncedDocument;
import io.switchboard.conversation.setting.page.SettingPage;
import io.switchboard.events.setting.SettingsUpdated;
import io.switchboard.mongo.TenantKey;
import io.switchboard.web.TenantId;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * The stored document of one tenant's page.
 *
 * @param id tenant and page
 * @param values the page's values in JSON
 */
@Document("settings")
record StoredSetting(
        @MongoId(FieldType.STRING) String id,
        @Field("tenantId") TenantId tenantId,
        @Field("page") String page,
        @Field("values") String values,
        @Field("revision") int revision,
        @Field("updatedAt") Instant updatedAt)
        implements AnnouncedDocument {

    static String id(TenantId tenant, String page) {
        return TenantKey.of(tenant.value(), page);
    }

    static StoredSetting first(TenantId tenant, String page, String values, Instant now) {
        return new StoredSetting(id(tenant, page), tenant, page, values, 1, now);
    }

    @Override
    public String subject() {
        return page;
    }

    @Override
    public SettingsUpdated view() {
        return SettingPage.announcedWithValues(page)
                .map(known ->
                        new SettingsUpdated(page, revision, SettingJson.fields(SettingJson.stored(known, values))))
                .orElseGet(() -> new SettingsUpdated(page, revision));
    }
}
