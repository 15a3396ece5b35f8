package io.switchboard.local.issuer;

import java.nio.file.Path;
import java.util.Map;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What the issuer knows beyond OAuth2.
 *
 * @param signingKey the file that keeps the key
 * @param users passwords by user name
 * @param tenants the tenant of each user and of each client that acts for itself, by name
 */
@ConfigurationProperties("switchboard.issuer")
record IssuerSettings(Path signingKey, Map<String, String> users, Map<String, String> tenants) {

    String tenantOf(String name) {
        String tenant = tenants.get(name);
        if (tenant == null) {
            throw new IllegalStateException("No tenant is configured for " + name);
        }
        return tenant;
    }
}
