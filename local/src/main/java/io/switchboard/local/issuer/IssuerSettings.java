package io.switchboard.local.issuer;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * What the issuer knows beyond OAuth2.
 *
 * @param issuer the URL that its tokens name, under which services and browsers call it
 * @param gateway the console as this machine calls it
 * @param publicUrl the console as others call it
 * @param allowedHosts further host names under which the issuer may be called, with a port or without one for any port
 * @param signingKey the file that keeps the key
 * @param users passwords by user name
 * @param tenants the tenant of each user and of each client that acts for itself, by name
 */
@ConfigurationProperties("switchboard.issuer")
record IssuerSettings(
        URI issuer,
        URI gateway,
        @Name("public") URI publicUrl,
        @DefaultValue List<String> allowedHosts,
        Path signingKey,
        Map<String, String> users,
        Map<String, String> tenants) {

    IssuerSettings {
        allowedHosts = List.copyOf(allowedHosts);
    }

    String tenantOf(String name) {
        String tenant = tenants.get(name);
        if (tenant == null) {
            throw new IllegalStateException("No tenant is configured for " + name);
        }
        return tenant;
    }
}
