package io.switchboard.provisioning.audit;

import io.switchboard.web.ApiCaller;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.Role;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;

/** Decides whose entries a caller sees: admins their own tenant's, operators those of the tenant they name, or all. */
final class VisibleTenant {

    private VisibleTenant() {}

    /**
     * Returns the tenant; null for all.
     *
     * @param named the tenant that the request names besides the token and the header
     */
    static @Nullable TenantId of(ApiCaller caller, @Nullable String named) {
        var wanted = named == null ? null : parse(named);
        if (caller.has(Role.OPERATOR)) {
            return wanted == null ? caller.tenant() : wanted;
        }
        if (caller.tenant() == null) {
            throw ApiProblem.forbidden("no-tenant", "The token has no tenant claim, so it belongs to no company.");
        }
        if (wanted != null && !wanted.equals(caller.tenant())) {
            throw ApiProblem.forbidden("insufficient-role", "Only an operator may act for another tenant.");
        }
        return caller.tenant();
    }

    private static TenantId parse(String named) {
        return TenantId.parse(named)
                .orElseThrow(() -> ApiProblem.invalid("invalid-tenant", "'tenant' is not a tenant's name."));
    }
}
