package io.switchboard.change.audit;

import java.util.List;
import java.util.Objects;

import io.switchboard.web.ApiCaller;
import io.switchboard.web.Role;
import org.jspecify.annotations.Nullable;

/**
 * Identifies the person, program or loop that an audit entry names.
 *
 * @param subject the issuer's id of the person or program; {@code system:} and the loop's name
 * @param client the program that the token was issued to, where the issuer names one
 * @param roles the caller's roles; empty for a loop
 */
public record AuditActor(String subject, @Nullable String client, List<String> roles) {

    /** Begins the subjects of the platform's own work. An issuer's ids do not begin so. */
    public static final String SYSTEM = "system:";

    public AuditActor {
        Objects.requireNonNull(subject, "subject");
        roles = List.copyOf(roles);
    }

    /** The sender of a request. */
    public static AuditActor of(ApiCaller caller) {
        return new AuditActor(
                caller.subject(),
                caller.clientId(),
                caller.roles().stream().sorted().map(Role::text).toList());
    }

    /** The platform's own work under this name, such as {@code repair-loop}. */
    public static AuditActor loop(String name) {
        return new AuditActor(SYSTEM + name, null, List.of());
    }
}
