package io.switchboard.local.issuer;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * Configures the issuer's users, clients and addresses.
 *
 * @param issuer the URL that its tokens name, under which services and browsers call it
 * @param gateway the console as this machine calls it
 * @param publicUrl the console as others call it
 * @param allowedHosts further host names under which the issuer may be called, with a port or without one for any port
 * @param signingKey the file that keeps the key
 * @param users the people who log in with the browser, by name
 * @param clients the programs that act for themselves, by client id
 */
@ConfigurationProperties("switchboard.issuer")
record IssuerSettings(
        URI issuer,
        URI gateway,
        @Name("public") URI publicUrl,
        @DefaultValue List<String> allowedHosts,
        Path signingKey,
        Map<String, User> users,
        Map<String, Client> clients) {

    IssuerSettings {
        allowedHosts = List.copyOf(allowedHosts);
    }

    /**
     * Describes a person.
     *
     * @param tenant the company; null for an operator, who belongs to none
     */
    record User(String password, @Nullable String tenant, List<String> roles) {}

    /** Describes a program that acts for itself. */
    record Client(String tenant, List<String> roles) {}

    /** The claims in tokens of this user or client. */
    Map<String, Object> claimsOf(String name) {
        var user = users.get(name);
        if (user != null) {
            return claims(user.tenant(), user.roles());
        }
        var client = clients.get(name);
        if (client == null) {
            throw new IllegalStateException("No user or client is configured with the name " + name);
        }
        return claims(client.tenant(), client.roles());
    }

    private static Map<String, Object> claims(@Nullable String tenant, List<String> roles) {
        return tenant == null ? Map.of("roles", roles) : Map.of("tenant", tenant, "roles", roles);
    }
}
