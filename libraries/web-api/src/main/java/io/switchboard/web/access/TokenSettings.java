package io.switchboard.web.access;

import java.time.Duration;
import java.util.Optional;

import io.switchboard.web.Role;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Configures which bearer tokens are accepted and where they name the caller's roles.
 *
 * @param consoleClientId the console's client at the issuer, which is the audience of ID tokens
 * @param audience what a token's audience must name; empty when any but the console's client will do
 * @param issuerTimeout how long the issuer may take to connect, and to respond
 * @param rolesClaim the claim that holds the roles; dots lead into objects, as in {@code realm_access.roles}
 * @param roles the issuer's names of the roles
 */
@ConfigurationProperties("switchboard.tokens")
public record TokenSettings(
        String consoleClientId,
        @DefaultValue("") String audience,
        @DefaultValue("5s") Duration issuerTimeout,
        @DefaultValue("roles") String rolesClaim,
        @DefaultValue RoleNames roles) {

    /**
     * Maps the issuer's names of roles to ours.
     *
     * @param agent the name of {@link Role#AGENT}
     * @param admin the name of {@link Role#ADMIN}
     * @param operator the name of {@link Role#OPERATOR}
     */
    public record RoleNames(
            @DefaultValue("agent") String agent,
            @DefaultValue("admin") String admin,
            @DefaultValue("operator") String operator) {

        Optional<Role> roleOf(String name) {
            if (name.equals(operator)) {
                return Optional.of(Role.OPERATOR);
            }
            if (name.equals(admin)) {
                return Optional.of(Role.ADMIN);
            }
            return name.equals(agent) ? Optional.of(Role.AGENT) : Optional.empty();
        }
    }
}
