package io.switchboard.web;

import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Identifies who sent a request, as the issuer signed it.
 *
 * @param subject the issuer's id of the person or program
 * @param clientId the program that the token was issued to; null where the token does not name it
 * @param tenant the tenant that the request concerns; null for an operator who names none
 * @param roles what the caller may do; empty for one whose roles are all unknown here
 * @param name the person's or program's name, for others to read; null where the token has none
 */
public record ApiCaller(
        String subject,
        @Nullable String clientId,
        @Nullable TenantId tenant,
        Set<Role> roles,
        @Nullable String name) {

    public ApiCaller {
        roles = Set.copyOf(roles);
    }

    /** A caller whose token has no name. */
    public ApiCaller(String subject, @Nullable String clientId, @Nullable TenantId tenant, Set<Role> roles) {
        this(subject, clientId, tenant, roles, null);
    }

    /** Returns whether one of the roles includes this one. */
    public boolean has(Role role) {
        return roles.stream().anyMatch(held -> held.includes(role));
    }

    /** The tenant that the request concerns, where there is one. */
    public Optional<TenantId> tenantId() {
        return Optional.ofNullable(tenant);
    }

    /** The same caller, acting for this tenant. */
    public ApiCaller actingFor(TenantId other) {
        return new ApiCaller(subject, clientId, other, roles, name);
    }
}
