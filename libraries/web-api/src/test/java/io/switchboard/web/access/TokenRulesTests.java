package io.switchboard.web.access;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.security.oauth2.jwt.Jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class TokenRulesTests {

    private static final String CONSOLE = "console";

    private final TokenRules rules = new TokenRules(CONSOLE, "");

    /** The gateway's test has the same table. */
    static Stream<Arguments> tokens() {
        return Stream.of(
                arguments("an access token", token(claims -> {}), true),
                arguments("without an audience", token(jwt -> jwt.claims(all -> all.remove("aud"))), true),
                arguments("for the API and the console", token(jwt -> jwt.audience(List.of(CONSOLE, "api"))), true),
                arguments(
                        "of RFC 9068", token(jwt -> jwt.header("typ", "at+jwt").claim("nonce", "n")), true),
                arguments("of Keycloak", token(jwt -> jwt.claim("typ", "Bearer").claim("nonce", "n")), true),
                arguments("without an end", token(jwt -> jwt.claims(all -> all.remove("exp"))), false),
                arguments("for the console", token(jwt -> jwt.audience(List.of(CONSOLE))), false),
                arguments("for the console twice", token(jwt -> jwt.audience(List.of(CONSOLE, CONSOLE))), false),
                arguments(
                        "of RFC 9068, for the console",
                        token(jwt -> jwt.header("typ", "at+jwt").audience(List.of(CONSOLE))),
                        false),
                arguments("an ID token of a login", token(jwt -> jwt.claim("nonce", "n")), false),
                arguments("an ID token with a hash", token(jwt -> jwt.claim("at_hash", "h")), false),
                arguments("an ID token with a code's hash", token(jwt -> jwt.claim("c_hash", "h")), false),
                arguments("an ID token of Keycloak", token(jwt -> jwt.claim("typ", "ID")), false));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("tokens")
    void takesAccessTokensAlone(String kind, Jwt token, boolean isTaken) {
        assertThat(rules.validate(token).hasErrors()).isEqualTo(!isTaken);
    }

    @Test
    void takesTokensForItsOwnAudienceAloneWhereItHasOne() {
        var strict = new TokenRules(CONSOLE, "switchboard");

        assertThat(strict.validate(token(jwt -> jwt.audience(List.of("other", "switchboard"))))
                        .hasErrors())
                .isFalse();
        assertThat(strict.validate(token(jwt -> jwt.audience(List.of("other")))).hasErrors())
                .isTrue();
        assertThat(strict.validate(token(jwt -> jwt.claims(all -> all.remove("aud"))))
                        .hasErrors())
                .isTrue();
    }

    private static Jwt token(Consumer<Jwt.Builder> change) {
        var token = Jwt.withTokenValue("token")
                .header("alg", "RS256")
                .subject("agent")
                .audience(List.of("api"))
                .issuedAt(Instant.now())
                .expiresAt(Instant.now().plusSeconds(60));
        change.accept(token);
        return token.build();
    }
}
