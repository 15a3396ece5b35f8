package io.switchboard.provisioning.accounts;

import io.switchboard.mongo.DocumentMapping;
import io.switchboard.testing.TestMongo;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Opens databases for tests without a Spring context. */
public final class EmptyStore {

    private EmptyStore() {}

    /** Returns the service's mapping over a database that no other test has. */
    public static MongoTemplate open() {
        return DocumentMapping.template(TestMongo.emptyDatabase(), TenantIdMapping.tenantIdConversions());
    }
}
