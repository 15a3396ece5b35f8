package io.switchboard.provisioning.conversations;

import java.util.Map;

import io.switchboard.mongo.DocumentInserts;
import io.switchboard.provisioning.tenantsetting.SettingsFollower;
import io.switchboard.web.TenantId;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/**
 * Follows the page of settings {@code conversations}: stores its values, by which the next pass configures Twilio. An earlier
 * revision never replaces a later one.
 */
@Component
public class TenantConversationsStore implements SettingsFollower {

    private final MongoOperations mongo;

    public TenantConversationsStore(MongoOperations mongo) {
        this.mongo = mongo;
    }

    @Override
    public String page() {
        return "conversations";
    }

    @Override
    public void follow(TenantId tenant, int revision, Map<String, Object> values) {
        var settings = TenantConversations.of(tenant, revision, values);
        if (!DocumentInserts.ifAbsent(mongo, settings)) {
            var notLater = query(where("_id").is(tenant.value()).and("revision").lte(revision));
            var update = new Update()
                    .set("revision", revision)
                    .set("services", settings.services())
                    .set("endAutoCreation", settings.endAutoCreation());
            mongo.updateFirst(notLater, update, TenantConversations.class);
        }
    }

    TenantConversations of(TenantId tenant) {
        var stored = mongo.findById(tenant.value(), TenantConversations.class);
        return stored == null ? TenantConversations.unset(tenant) : stored;
    }
}
