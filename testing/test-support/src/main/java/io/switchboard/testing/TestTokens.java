package io.switchboard.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.Consumer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** Issues access tokens, signed with a key of its own that {@link #decoder} trusts. They expire after an hour. */
public final class TestTokens {

    private static final RSAKey KEY = newKey();

    private TestTokens() {}

    /** Issues a token of a tenant's member with these roles; null omits the tenant. */
    public static String of(@Nullable String tenantId, String... roles) {
        return with(claims -> claims.claim("tenant", tenantId).claim("roles", List.of(roles)));
    }

    /** Issues a token whose claims the test adds to; it has a subject, an issue time and an expiration time. */
    public static String with(Consumer<JWTClaimsSet.Builder> change) {
        return signed(KEY, null, change);
    }

    /** Issues such a token signed with a key that no decoder trusts. */
    public static String untrusted(Consumer<JWTClaimsSet.Builder> change) {
        return signed(newKey(), null, change);
    }

    /** Returns a decoder that accepts every token of this class until it expires, and any issuer. */
    public static JwtDecoder decoder() {
        try {
            return NimbusJwtDecoder.withPublicKey(KEY.toRSAPublicKey()).build();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the public key in a JWK set, as issuers publish it. */
    public static String keys() {
        return new JWKSet(KEY.toPublicJWK()).toString();
    }

    static String signed(RSAKey key, @Nullable JOSEObjectType type, Consumer<JWTClaimsSet.Builder> change) {
        var now = Instant.now();
        var claims = new JWTClaimsSet.Builder()
                .subject("agent")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofHours(1))));
        change.accept(claims);
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .keyID(key.getKeyID())
                    .type(type)
                    .build();
            var token = new SignedJWT(header, claims.build());
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyIDFromThumbprint(true).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
