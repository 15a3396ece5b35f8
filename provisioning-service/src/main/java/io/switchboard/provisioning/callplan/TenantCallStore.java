package io.switchboard.provisioning.callplan;

import java.util.Map;

import io.switchboard.mongo.DocumentInserts;
import io.switchboard.provisioning.callplan.TenantCalls.CallValues;
import io.switchboard.web.TenantId;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/** Stores the tenants' settings of calls. An earlier revision never replaces a later one. */
@Component
class TenantCallStore {

    private final MongoOperations mongo;

    TenantCallStore(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** Stores the values unless a later revision is stored; false when one is. */
    boolean store(TenantId tenant, int revision, Map<String, Object> values) {
        var settings = TenantCalls.of(tenant, revision, values);
        if (DocumentInserts.ifAbsent(mongo, settings)) {
            return true;
        }
        var notLater = query(where("_id").is(tenant.value()).and("revision").lte(revision));
        var update = new Update().set("revision", revision).set("values", settings.values());
        return mongo.updateFirst(notLater, update, TenantCalls.class).getMatchedCount() > 0;
    }

    CallValues find(TenantId tenant) {
        var stored = mongo.findById(tenant.value(), TenantCalls.class);
        return stored == null ? TenantCalls.UNKNOWN : stored.read();
    }
}
