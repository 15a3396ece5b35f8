package io.switchboard.gateway.access;

import java.util.Optional;

import io.switchboard.web.ApiCaller;
import io.switchboard.web.access.CallerReader;
import io.switchboard.web.access.TokenSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClaimAccessor;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;

/** Reads the caller behind a login or token from the claims that the issuer signed. */
@Component
@EnableConfigurationProperties(TokenSettings.class)
final class SignedCallers {

    private final CallerReader reader;

    SignedCallers(TokenSettings settings) {
        this.reader = new CallerReader(settings);
    }

    /**
     * Returns the caller; empty for an anonymous request.
     *
     * @param tenantHeader the value of {@link CallerReader#TENANT_HEADER}
     * @throws io.switchboard.web.ApiProblem when the caller may not act for that tenant
     */
    Optional<ApiCaller> of(Authentication authentication, @Nullable String tenantHeader) {
        return signedClaims(authentication).map(claims -> reader.read(claims, tenantHeader));
    }

    private static Optional<ClaimAccessor> signedClaims(Authentication authentication) {
        if (authentication instanceof JwtAuthenticationToken bearer) {
            return Optional.of(bearer.getToken());
        }
        // Not OidcUser's own claims: those are mixed with the response of the userinfo endpoint, which is not signed.
        return authentication.getPrincipal() instanceof OidcUser user
                ? Optional.of(user.getIdToken())
                : Optional.empty();
    }
}
