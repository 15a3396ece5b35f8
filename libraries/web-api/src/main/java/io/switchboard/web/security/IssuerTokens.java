package io.switchboard.web.security;

import java.net.http.HttpClient;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import io.switchboard.web.access.IssuerKeys;
import io.switchboard.web.access.TokenRules;
import io.switchboard.web.access.TokenSettings;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;

/** Verifies bearer tokens with the keys of the issuer, which are fetched when the first token arrives. */
final class IssuerTokens {

    private final RestClient http;
    private final String issuer;
    private final IssuerKeys keys;

    private IssuerTokens(String issuer, TokenSettings settings) {
        this.http = RestClient.builder().requestFactory(requests(settings)).build();
        this.issuer = issuer;
        this.keys = new IssuerKeys(this::fetchInBackground, System::nanoTime);
    }

    static JwtDecoder decoder(String issuer, TokenSettings settings) {
        var tokens = new IssuerTokens(issuer, settings);
        var decoder = NimbusJwtDecoder.withJwkSource((selector, context) -> tokens.matching(selector))
                .jwsAlgorithms(algorithms -> algorithms.addAll(Set.of(SignatureAlgorithm.values())))
                .build();
        decoder.setJwtValidator(TokenRules.validator(issuer, settings));
        return decoder;
    }

    /** Blocks while waiting for the first keys, which costs no platform thread: requests have virtual threads. */
    private List<JWK> matching(JWKSelector selector) throws KeySourceException {
        try {
            return keys.matching(selector).get();
        } catch (ExecutionException e) {
            throw new RemoteKeySourceException("The issuer's keys cannot be fetched", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RemoteKeySourceException("The wait for the issuer's keys was interrupted", e);
        }
    }

    private CompletableFuture<String> fetchInBackground() {
        return CompletableFuture.supplyAsync(
                this::fetch, task -> Thread.ofVirtual().name("issuer-keys").start(task));
    }

    private String fetch() {
        var base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        var metadata = Objects.requireNonNull(http.get()
                .uri(base + "/.well-known/openid-configuration")
                .retrieve()
                .body(JsonNode.class));
        if (!metadata.path("issuer").asString("").equals(issuer)) {
            throw new IllegalStateException("The issuer's metadata name another issuer than OIDC_ISSUER_URI");
        }
        return Objects.requireNonNull(
                http.get().uri(metadata.path("jwks_uri").asString()).retrieve().body(String.class));
    }

    private static JdkClientHttpRequestFactory requests(TokenSettings settings) {
        var requests = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(settings.issuerTimeout()).build());
        requests.setReadTimeout(settings.issuerTimeout());
        return requests;
    }
}
