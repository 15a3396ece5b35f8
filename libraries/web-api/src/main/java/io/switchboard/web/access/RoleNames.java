package io.switchboard.web.access;

import java.util.Optional;

import io.switchboard.web.Role;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Maps the issuer's names of roles to ours.
 *
 * @param agent who reads and answers
 * @param admin who changes numbers and settings too
 * @param operator who operates the installation
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
