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
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;

/**
 * Authenticates the users and clients of a local installation, and adds their tenant and roles to each token. Users,
 * clients and their secrets are public in {@code application.yml}: the issuer is for one machine and never for
 * production.
 */
@SpringBootApplication
@EnableConfigurationProperties(IssuerSettings.class)
public class IssuerApplication {

    private static final String AUDIENCE = "switchboard";

    public static void main(String[] arguments) {
        SpringApplication.run(IssuerApplication.class, arguments);
    }

    @Bean
    JWKSource<SecurityContext> jwkSource(IssuerSettings settings) {
        return new ImmutableJWKSet<>(new JWKSet(SigningKey.in(settings.signingKey())));
    }

    @Bean
    UserDetailsService users(IssuerSettings settings) {
        var users = new InMemoryUserDetailsManager();
        settings.users()
                .forEach((name, user) -> users.createUser(User.withUsername(name)
                        .password("{noop}" + user.password())
                        .build()));
        return users;
    }

    /**
     * Adds tenant and roles to access tokens, which the services read, and to ID tokens, which the gateway reads. An
     * access token names the API as its audience, which would otherwise be the client itself, as in an ID token.
     */
    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> claims(IssuerSettings settings) {
        return token -> {
            Authentication holder = Objects.requireNonNull(token.getPrincipal());
            settings.claimsOf(holder.getName()).forEach(token.getClaims()::claim);
            if (OAuth2TokenType.ACCESS_TOKEN.equals(token.getTokenType())) {
                token.getClaims().audience(List.of(AUDIENCE));
            }
        };
    }
}
