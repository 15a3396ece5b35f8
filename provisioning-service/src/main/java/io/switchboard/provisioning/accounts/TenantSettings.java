package io.switchboard.provisioning.accounts;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

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
    Map<String, String> byAccount() {
        return parse(tenants);
    }

    static boolean isTenantId(String text) {
        return TENANT.matcher(text).matches();
    }

    private static Map<String, String> parse(String tenants) {
        var byAccount = new LinkedHashMap<String, String>();
        Arrays.stream(tenants.split(","))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .forEach(entry -> {
                    var matcher = ENTRY.matcher(entry);
                    if (!matcher.matches() || byAccount.put(matcher.group(1), matcher.group(2)) != null) {
                        throw new IllegalArgumentException("SWITCHBOARD_TENANTS has '" + entry
                                + "'; each entry is ACsid=tenant, an account may appear once, a tenant matches "
                                + TENANT);
                    }
                });
        return byAccount;
    }
}
