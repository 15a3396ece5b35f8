package io.switchboard.provisioning.usage;

import io.switchboard.mongo.TenantKey;
import io.switchboard.web.TenantId;

/**
 * Names what is counted together: a day of one of the tenant's numbers.
 *
 * @param day in UTC, as {@code 2026-11-21}
 * @param number our address
 */
record UsageUnitKey(TenantId tenant, String day, String number) {

    String id() {
        return TenantKey.of(tenant.value(), day, number);
    }
}
