package io.switchboard.provisioning.accounts;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import io.switchboard.web.TenantId;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The operator's assignment of accounts to tenants.
 *
 * @param tenants {@code ACsid=tenant,ACsid=tenant}; one tenant may have several accounts
 */
@ConfigurationProperties("switchboard.provisioning")
record TenantSettings(String tenants) {

    private static final Pattern TENANT = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final Pattern ENTRY = Pattern.compile("(AC[0-9a-f]{32})=(" + TENANT + ")");

    TenantSettings {
        parse(tenants);
    }

    /** The tenant of each account SID. */
    Map<String, TenantId> byAccount() {
        return parse(tenants);
    }

    /** The tenant that an account with this friendly name may become; empty when the name is not in that form. */
    static Optional<TenantId> tenantNamed(String friendlyName) {
        return TENANT.matcher(friendlyName).matches() ? Optional.of(new TenantId(friendlyName)) : Optional.empty();
    }

    private static Map<String, TenantId> parse(String tenants) {
        var byAccount = new LinkedHashMap<String, TenantId>();
        Arrays.stream(tenants.split(","))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .forEach(entry -> {
                    var matcher = ENTRY.matcher(entry);
                    if (!matcher.matches() || byAccount.put(matcher.group(1), new TenantId(matcher.group(2))) != null) {
                        throw new IllegalArgumentException("SWITCHBOARD_TENANTS has '" + entry
                                + "'; each entry is ACsid=tenant, an account may appear once, a tenant matches "
                                + TENANT);
                    }
                });
        return byAccount;
    }
}
