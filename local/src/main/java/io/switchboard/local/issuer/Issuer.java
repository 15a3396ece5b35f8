package io.switchboard.local.issuer;

import java.util.List;
import java.util.Objects;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;

/**
 * Logs the people and clients of a local installation in and names their tenant in each token. Its users, clients and
 * their secrets are in {@code application.yml} for everyone to see: it is for one machine and never for production.
 */
@SpringBootApplication
@EnableConfigurationProperties(IssuerSettings.class)
public class Issuer {

    private static final String AUDIENCE = "switchboard";

    public static void main(String[] args) {
        SpringApplication.run(Issuer.class, args);
    }

    @Bean
    JWKSource<SecurityContext> jwkSource(IssuerSettings settings) {
        return new ImmutableJWKSet<>(new JWKSet(SigningKey.in(settings.signingKey())));
    }

    @Bean
    UserDetailsService users(IssuerSettings settings) {
        List<UserDetails> users = settings.users().entrySet().stream()
                .map(user -> User.withUsername(user.getKey())
                        .password("{noop}" + user.getValue())
                        .build())
                .toList();
        return new InMemoryUserDetailsManager(users);
    }

    /**
     * Access tokens are what the services read, ID tokens what the gateway reads: both name the tenant. An access token is
     * for the API and says so; its audience would be the client itself otherwise, as an ID token's is.
     */
    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> claims(IssuerSettings settings) {
        return token -> {
            Authentication who = Objects.requireNonNull(token.getPrincipal());
            token.getClaims().claim("tenant", settings.tenantOf(who.getName()));
            if (OAuth2TokenType.ACCESS_TOKEN.equals(token.getTokenType())) {
                token.getClaims().audience(List.of(AUDIENCE));
            }
        };
    }
}
