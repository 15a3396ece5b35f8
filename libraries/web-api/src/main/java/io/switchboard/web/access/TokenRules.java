package io.switchboard.web.access;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;

/**
 * Accepts access tokens only: tokens that expire and are not ID tokens. An ID token names the user who logged in at the
 * console; browsers and issuers' logs see it, so it must not open the API.
 */
public final class TokenRules implements OAuth2TokenValidator<Jwt> {

    /** The header {@code typ} of access tokens (RFC 9068). */
    private static final Set<String> ACCESS_TOKEN_TYPES = Set.of("at+jwt", "application/at+jwt");

    private static final Set<String> ID_TOKEN_HASHES = Set.of("at_hash", "c_hash");

    private final String consoleClientId;
    private final String audience;

    TokenRules(String consoleClientId, String audience) {
        this.consoleClientId = consoleClientId;
        this.audience = audience;
    }

    /** Returns the checks of a token with a valid signature in gateway and services: type, time, issuer, and these rules. */
    public static OAuth2TokenValidator<Jwt> validator(String issuer, TokenSettings settings) {
        var types = new JwtTypeValidator(List.of("JWT", "at+jwt", "application/at+jwt"));
        types.setAllowEmpty(true);
        return new DelegatingOAuth2TokenValidator<>(
                types,
                new JwtTimestampValidator(),
                new JwtIssuerValidator(issuer),
                new TokenRules(settings.consoleClientId(), settings.audience()));
    }

    @Override
    public OAuth2TokenValidatorResult validate(Jwt token) {
        if (token.getExpiresAt() == null) {
            return refused("The token has no exp claim.");
        }
        List<String> audiences = token.getAudience() == null ? List.of() : token.getAudience();
        if (!audiences.isEmpty() && audiences.stream().allMatch(consoleClientId::equals)) {
            return refused("The token is for the console itself.");
        }
        if (!audience.isEmpty() && !audiences.contains(audience)) {
            return refused("The token is for another audience.");
        }
        return isIdToken(token) ? refused("The token is an ID token.") : OAuth2TokenValidatorResult.success();
    }

    /** Recognises ID tokens, Keycloak's by {@code typ}, since its older versions put a nonce into access tokens too. */
    private static boolean isIdToken(Jwt token) {
        var headerType = String.valueOf(token.getHeaders().get("typ")).toLowerCase(Locale.ROOT);
        var claimType = String.valueOf(token.getClaims().get("typ"));
        if (ACCESS_TOKEN_TYPES.contains(headerType) || claimType.equalsIgnoreCase("Bearer")) {
            return false;
        }
        return claimType.equalsIgnoreCase("ID")
                || token.hasClaim("nonce")
                || ID_TOKEN_HASHES.stream().anyMatch(token::hasClaim);
    }

    private static OAuth2TokenValidatorResult refused(String why) {
        return OAuth2TokenValidatorResult.failure(new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, why, null));
    }
}
