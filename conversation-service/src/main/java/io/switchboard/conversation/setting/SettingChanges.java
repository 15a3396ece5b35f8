package io.switchboard.conversation.setting;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

import io.switchboard.change.audit.AuditTrail;
import io.switchboard.change.audit.AuditedChange;
import io.switchboard.conversation.setting.page.SettingPage;
import io.switchboard.events.EventType;
import io.switchboard.mongo.revision.DocumentChange;
import io.switchboard.mongo.revision.EventAnnouncement;
import io.switchboard.mongo.revision.RevisedDocuments;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.IfMatch;
import io.switchboard.web.TenantId;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;

/** Reads and replaces the pages of a tenant. Each change is announced and audited. */
@Component
class SettingChanges {

    private final MongoOperations mongo;
    private final RevisedDocuments<StoredSetting> revisions;
    private final Settings settings;
    private final AuditTrail audit;
    private final Clock clock;

    SettingChanges(
            MongoOperations mongo,
            RevisedDocuments<StoredSetting> revisions,
            Settings settings,
            AuditTrail audit,
            Clock clock) {
        this.mongo = mongo;
        this.revisions = revisions;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    /** The page as it is stored; revision 0 with the defaults when it was never set. */
    SettingState find(TenantId tenant, SettingPage<?> page) {
        return Optional.ofNullable(mongo.findById(StoredSetting.id(tenant, page.name()), StoredSetting.class))
                .map(setting -> SettingState.of(page, setting))
                .orElseGet(() -> SettingState.initial(page));
    }

    /** Replaces all values of the page. */
    SettingState replace(ApiCaller caller, TenantId tenant, SettingPage<?> page, IfMatch condition, Object values) {
        var id = StoredSetting.id(tenant, page.name());
        try {
            var before = find(tenant, page);
            if (before.revision() == 0) {
                condition.require(0, before.view());
                var first = StoredSetting.first(tenant, page.name(), SettingJson.write(values), clock.instant());
                var after = SettingState.of(page, first);
                if (revisions.insert(id, first, announced(caller, page, before, after))) {
                    return after;
                }
            }
            // Settings are never deleted, so there is a document by now.
            return revisions
                    .change(where("_id").is(id), stored -> changed(caller, page, condition, stored, values))
                    .map(stored -> SettingState.of(page, stored))
                    .orElseThrow();
        } finally {
            settings.forget(id);
        }
    }

    private DocumentChange changed(
            ApiCaller caller, SettingPage<?> page, IfMatch condition, StoredSetting stored, Object values) {
        var before = SettingState.of(page, stored);
        condition.require(before.revision(), before.view());
        var after = new SettingState(stored.revision() + 1, SettingJson.fields(values));
        if (before.fields().equals(after.fields())) {
            return DocumentChange.none();
        }
        var update = new Update().set("values", SettingJson.write(values)).set("updatedAt", clock.instant());
        return new DocumentChange(update, announced(caller, page, before, after));
    }

    private List<EventAnnouncement> announced(
            ApiCaller caller, SettingPage<?> page, SettingState before, SettingState after) {
        return List.of(
                new EventAnnouncement(EventType.SETTINGS_UPDATED.type(), null),
                audit.announcement(
                        caller,
                        new AuditedChange(
                                "settings.updated", Settings.NAME + "/" + page.name(), before.view(), after.view())));
    }
}
