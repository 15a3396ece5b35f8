package io.switchboard.gateway.access;

import java.util.Optional;

import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClaimAccessor;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.util.StringUtils;

/** The tenant that a login or token belongs to, from the claim that the issuer signed and from nowhere else. */
final class Tenants {

    private Tenants() {}

    static Optional<String> of(Authentication authentication) {
        return signedClaims(authentication)
                .map(claims -> claims.getClaimAsString("tenant"))
                .filter(StringUtils::hasText);
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
