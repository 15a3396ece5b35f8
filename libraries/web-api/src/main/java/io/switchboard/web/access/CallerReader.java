package io.switchboard.web.access;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.switchboard.web.ApiCaller;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.Role;
import io.switchboard.web.TenantId;
import io.switchboard.web.UnicodeText;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.ClaimAccessor;

/**
 * Reads the caller from the claims of a verified token. A token without the roles claim belongs to an agent, the least
 * role; one whose claim has none of the configured names has no role at all.
 */
public final class CallerReader {

    /** Names the tenant for which an operator acts; other callers may name only their own. */
    public static final String TENANT_HEADER = "X-Switchboard-Tenant";

    private static final int LONGEST_NAME = 100;

    private final String rolesClaim;
    private final TokenSettings.RoleNames names;

    public CallerReader(TokenSettings settings) {
        this.rolesClaim = settings.rolesClaim();
        this.names = settings.roles();
    }

    /** The caller, with the tenant that the token names. */
    public ApiCaller read(ClaimAccessor token) {
        var claims = token.getClaims();
        return new ApiCaller(
                text(claims.get("sub"), ""),
                clientOf(claims),
                TenantId.parse(claims.get("tenant")).orElse(null),
                rolesIn(claims),
                nameOf(claims));
    }

    /**
     * The caller, acting for the tenant that the request names in {@value #TENANT_HEADER}.
     *
     * @param tenantHeader the header's value; null for none
     * @throws ApiProblem when the header names no tenant, or the caller may not act for that tenant
     */
    public ApiCaller read(ClaimAccessor token, @Nullable String tenantHeader) {
        var caller = read(token);
        if (tenantHeader == null || tenantHeader.isEmpty()) {
            return caller;
        }
        var named = TenantId.parse(tenantHeader)
                .orElseThrow(() -> ApiProblem.invalid("invalid-tenant", TENANT_HEADER + " is not a tenant's name."));
        if (named.equals(caller.tenant())) {
            return caller;
        }
        if (!caller.has(Role.OPERATOR)) {
            throw ApiProblem.forbidden("insufficient-role", "Only an operator may act for another tenant.");
        }
        return caller.actingFor(named);
    }

    private Set<Role> rolesIn(Map<String, Object> claims) {
        var claim = claimOf(claims);
        if (claim == null) {
            return Set.of(Role.AGENT);
        }
        var roles = EnumSet.noneOf(Role.class);
        namesIn(claim).flatMap(name -> names.roleOf(name).stream()).forEach(roles::add);
        return roles;
    }

    /** Returns the claim of exactly that name, which may contain dots, or the end of a path into objects. */
    private @Nullable Object claimOf(Map<String, Object> claims) {
        var claim = claims.get(rolesClaim);
        if (claim != null) {
            return claim;
        }
        Object value = claims;
        for (var name : rolesClaim.split("\\.", -1)) {
            value = value instanceof Map<?, ?> object ? object.get(name) : null;
        }
        return value;
    }

    /** Reads the names from a list, or from one text with spaces or commas between them. */
    private static Stream<String> namesIn(Object claim) {
        return switch (claim) {
            case Collection<?> list ->
                list.stream().filter(String.class::isInstance).map(String.class::cast);
            case String text -> Stream.of(text.split("[ ,]+", -1));
            default -> Stream.empty();
        };
    }

    /** Returns the name that OpenID Connect defines for reading, or the one for logging in. */
    private static @Nullable String nameOf(Map<String, Object> claims) {
        return Stream.of("name", "preferred_username")
                .map(claims::get)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(name -> !name.isBlank())
                .map(name -> UnicodeText.bounded(name, LONGEST_NAME))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String clientOf(Map<String, Object> claims) {
        var client = claims.get("client_id");
        return (client == null ? claims.get("azp") : client) instanceof String text ? text : null;
    }

    private static String text(@Nullable Object claim, String otherwise) {
        return claim instanceof String text ? text : otherwise;
    }
}
