package io.switchboard.starter.security;

import java.net.http.HttpClient;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;

/** Verifies bearer tokens with the keys of the issuer, which is asked for them when the first token comes. */
final class IssuerTokens {

    private IssuerTokens() {}

    static JwtDecoder decoder(String issuer, TokenSettings settings) {
        var http = RestClient.builder().requestFactory(requests(settings)).build();
        var decoder = NimbusJwtDecoder.withJwkSource(new IssuerKeys(() -> keys(http, issuer), System::nanoTime))
                .jwsAlgorithms(algorithms -> algorithms.addAll(Set.of(SignatureAlgorithm.values())))
                .build();
        var types = new JwtTypeValidator(List.of("JWT", "at+jwt", "application/at+jwt"));
        types.setAllowEmpty(true);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                types,
                new JwtTimestampValidator(),
                new JwtIssuerValidator(issuer),
                new TokenRules(settings.consoleClientId(), settings.audience())));
        return decoder;
    }

    private static JdkClientHttpRequestFactory requests(TokenSettings settings) {
        var requests = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(settings.issuerTimeout()).build());
        requests.setReadTimeout(settings.issuerTimeout());
        return requests;
    }

    private static String keys(RestClient http, String issuer) {
        var base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        var metadata = Objects.requireNonNull(http.get()
                .uri(base + "/.well-known/openid-configuration")
                .retrieve()
                .body(JsonNode.class));
        if (!metadata.path("issuer").asString("").equals(issuer)) {
            throw new IllegalStateException("The issuer calls itself otherwise than OIDC_ISSUER_URI");
        }
        return Objects.requireNonNull(
                http.get().uri(metadata.path("jwks_uri").asString()).retrieve().body(String.class));
    }
}
