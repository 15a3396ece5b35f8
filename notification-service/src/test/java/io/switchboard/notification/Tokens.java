package io.switchboard.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.Consumer;

import com.nimbusds.jwt.JWTClaimsSet;
import io.switchboard.testing.TestTokens;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/** Access tokens that the service trusts. */
@TestConfiguration(proxyBeanMethods = false)
public class Tokens {

    @Bean
    JwtDecoder jwtDecoder() {
        return TestTokens.decoder();
    }

    public static String of(@Nullable String tenantId) {
        return of(tenantId, Duration.ofHours(1));
    }

    public static String of(@Nullable String tenantId, Duration life) {
        return TestTokens.with(claims(tenantId, life, null));
    }

    public static String of(String tenantId, Duration life, String issuer) {
        return TestTokens.with(claims(tenantId, life, issuer));
    }

    public static String ofAnotherIssuer(String tenantId) {
        return TestTokens.untrusted(claims(tenantId, Duration.ofHours(1), null));
    }

    private static Consumer<JWTClaimsSet.Builder> claims(
            @Nullable String tenantId, Duration life, @Nullable String issuer) {
        var now = Instant.now();
        return claims -> claims.issuer(issuer)
                .claim("tenant", tenantId)
                .claim("roles", List.of("agent"))
                .issueTime(Date.from(now.minus(life.abs())))
                .expirationTime(Date.from(now.plus(life)));
    }
}
