package io.switchboard.starter.security;

import java.util.regex.Pattern;

import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Decides whether a token names a tenant. A claim that is not text, that is blank or too long, or that has characters
 * which separate the parts of a key names none. The gateway decides by the same rule.
 */
final class TenantClaim {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");

    private TenantClaim() {}

    static boolean isIn(Jwt token) {
        return token.getClaims().get("tenant") instanceof String tenant
                && NAME.matcher(tenant).matches();
    }
}
