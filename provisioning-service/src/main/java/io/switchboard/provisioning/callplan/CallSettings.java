package io.switchboard.provisioning.callplan;

import java.util.Map;

import io.switchboard.provisioning.tenantsetting.SettingsFollower;
import io.switchboard.web.TenantId;
import org.springframework.stereotype.Component;

/** Follows the page of settings {@code calls}: stores its values and announces the tenant's numbers. */
@Component
class CallSettings implements SettingsFollower {

    private final TenantCallStore settings;
    private final NumberAnnouncer numbers;

    CallSettings(TenantCallStore settings, NumberAnnouncer numbers) {
        this.settings = settings;
        this.numbers = numbers;
    }

    @Override
    public String page() {
        return "calls";
    }

    @Override
    public void follow(TenantId tenant, int revision, Map<String, Object> values) {
        if (settings.store(tenant, revision, values)) {
            numbers.announceNumbersOf(tenant);
        }
    }
}
