package io.switchboard.gateway.access;

import java.util.Optional;
import java.util.regex.Pattern;

import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClaimAccessor;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** The tenant that a login or token belongs to, from the claim that the issuer signed and from nowhere else. */
final class Tenants {

    /**
     * The names that a tenant can have; the services check the same. Not text, blank, too long, or with characters that
     * separate the parts of a key: no tenant.
     */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");

    private Tenants() {}

    static Optional<String> of(Authentication authentication) {
        return signedClaims(authentication)
                .map(claims -> claims.getClaims().get("tenant"))
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(tenant -> NAME.matcher(tenant).matches());
    }

    private static Optional<ClaimAccessor> signedClaims(Authentication authentication) {
        if (authentication instanceof JwtAuthenticationToken bearer) {
            return Optional.of(bearer.getToken());
        }
        // Not OidcUser's own claims: those are mixed with the answer of the userinfo endpoint, which nobody signed.
        return authentication.getPrincipal() instanceof OidcUser user
                ? Optional.of(user.getIdToken())
                : Optional.empty();
    }
}
