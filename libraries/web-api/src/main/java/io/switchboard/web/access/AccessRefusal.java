package io.switchboard.web.access;

import java.util.Optional;

import io.switchboard.web.ApiCaller;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.Role;
import io.switchboard.web.access.AccessRule.Scope;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;

import static io.switchboard.web.Role.AGENT;

/** Decides by {@link AccessRules} with which problem a request is rejected. */
public final class AccessRefusal {

    private AccessRefusal() {}

    /**
     * The problem with which the request is rejected; empty when the caller may send it. A request without a rule needs a
     * tenant and any role: the service then answers that there is no such resource or method.
     */
    public static Optional<ApiProblem> of(HttpMethod method, PathContainer path, ApiCaller caller) {
        var rule = AccessRules.ruleFor(method, path);
        var least = rule.map(AccessRule::least).orElse(AGENT);
        var scope = rule.map(AccessRule::scope).orElse(Scope.TENANT);
        if (scope == Scope.TENANT && caller.tenant() == null) {
            return Optional.of(noTenant(caller));
        }
        return caller.has(least) ? Optional.empty() : Optional.of(insufficientRole(least));
    }

    /** The problem with which the console's session is rejected: a person needs a role, and all but operators a tenant. */
    public static Optional<ApiProblem> ofSession(ApiCaller caller) {
        if (caller.tenant() == null && !caller.has(Role.OPERATOR)) {
            return Optional.of(noTenant(caller));
        }
        return caller.has(AGENT) ? Optional.empty() : Optional.of(insufficientRole(AGENT));
    }

    private static ApiProblem noTenant(ApiCaller caller) {
        return ApiProblem.forbidden(
                "no-tenant",
                caller.has(Role.OPERATOR)
                        ? "Name the tenant that you act for in the header " + CallerReader.TENANT_HEADER + "."
                        : "The token has no tenant claim, so it belongs to no company.");
    }

    private static ApiProblem insufficientRole(Role least) {
        return ApiProblem.forbidden("insufficient-role", "This needs the role " + least.text() + ".");
    }
}
