package io.switchboard.provisioning;

import io.switchboard.testing.TestTokens;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/** Access tokens that the service accepts. */
@TestConfiguration(proxyBeanMethods = false)
public class Tokens {

    @Bean
    JwtDecoder jwtDecoder() {
        return TestTokens.decoder();
    }

    public static String of(String tenant) {
        return TestTokens.of(tenant, "admin");
    }
}
