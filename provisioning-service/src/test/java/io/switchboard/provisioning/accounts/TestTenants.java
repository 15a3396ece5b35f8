package io.switchboard.provisioning.accounts;

import org.springframework.data.mongodb.core.convert.MongoCustomConversions;

/** Gives tests of other packages the mapping of tenant ids. */
public final class TestTenants {

    private TestTenants() {}

    public static MongoCustomConversions conversions() {
        return TenantIdMapping.tenantIdConversions();
    }
}
