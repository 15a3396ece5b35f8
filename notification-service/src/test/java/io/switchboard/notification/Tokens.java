package io.switchboard.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** An issuer whose key the service trusts. */
@TestConfiguration(proxyBeanMethods = false)
public class Tokens {

    private static final RSAKey KEY = newKey();

    @Bean
    JwtDecoder jwtDecoder() throws JOSEException {
        return NimbusJwtDecoder.withPublicKey(KEY.toRSAPublicKey()).build();
    }

    public static String of(@Nullable String tenantId) {
        return of(tenantId, Duration.ofHours(1));
    }

    public static String of(@Nullable String tenantId, Duration life) {
        return signed(KEY, tenantId, life, null);
    }

    public static String of(String tenantId, Duration life, String issuer) {
        return signed(KEY, tenantId, life, issuer);
    }

    /** The issuer's public keys as it publishes them. */
    public static String keys() {
        return new JWKSet(KEY.toPublicJWK()).toString();
    }

    public static String ofAnotherIssuer(String tenantId) {
        return signed(newKey(), tenantId, Duration.ofHours(1), null);
    }

    private static String signed(RSAKey key, @Nullable String tenantId, Duration life, @Nullable String issuer) {
        var claims = new JWTClaimsSet.Builder()
                .subject("somebody")
                .issuer(issuer)
                .claim("tenant", tenantId)
                .expirationTime(Date.from(Instant.now().plus(life)))
                .build();
        try {
            var token = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
