package io.switchboard.testing;

import java.io.IOException;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Serves the endpoints of the test issuer: its metadata and keys, login, tokens and logout. */
final class IssuerEndpoints {

    final AtomicInteger refreshes = new AtomicInteger();
    final AtomicInteger keyFetches = new AtomicInteger();
    volatile Duration accessTokenLife = Duration.ofHours(1);
    volatile boolean refusesRefreshes;
    volatile boolean silentAboutTokens;
    volatile Consumer<JWTClaimsSet.Builder> person = claims -> {};

    private final String uri;
    private final RSAKey key;
    private final Function<Consumer<JWTClaimsSet.Builder>, String> signer;
    private final Map<String, String> noncesByCode = new ConcurrentHashMap<>();

    IssuerEndpoints(String uri, RSAKey key, Function<Consumer<JWTClaimsSet.Builder>, String> signer) {
        this.uri = uri;
        this.key = key;
        this.signer = signer;
    }

    void addTo(HttpServer http) {
        http.createContext("/.well-known/openid-configuration", exchange -> IssuerHttp.json(exchange, metadata()));
        http.createContext("/jwks", exchange -> {
            keyFetches.incrementAndGet();
            IssuerHttp.json(exchange, new JWKSet(key.toPublicJWK()).toString());
        });
        http.createContext("/logout", this::logout);
        http.createContext("/authorize", this::authorize);
        http.createContext("/token", this::token);
        http.createContext("/userinfo", exchange -> IssuerHttp.json(exchange, userInfo()));
    }

    /** The person's id, as the ID token has it, and a tenant that is not signed. */
    private String userInfo() {
        var claims = new JWTClaimsSet.Builder().subject("agent");
        person.accept(claims);
        return IssuerHttp.object(
                Map.of("sub", IssuerHttp.quoted(claims.build().getSubject()), "tenant", IssuerHttp.quoted("unsigned")));
    }

    private void authorize(HttpExchange exchange) throws IOException {
        var asked = IssuerHttp.parameters(exchange.getRequestURI().getRawQuery());
        if (!"S256".equals(asked.get("code_challenge_method"))) {
            throw new IOException("no PKCE");
        }
        var code = "code-" + System.nanoTime();
        noncesByCode.put(code, IssuerHttp.required(asked, "nonce"));
        exchange.getResponseHeaders()
                .set(
                        "Location",
                        IssuerHttp.required(asked, "redirect_uri") + "?code=" + code + "&state="
                                + URLEncoder.encode(IssuerHttp.required(asked, "state"), UTF_8));
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    /** Ends the session only by a POST whose body has the ID token. */
    private void logout(HttpExchange exchange) throws IOException {
        var asked = IssuerHttp.parameters(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        var ends = exchange.getRequestMethod().equals("POST") && asked.containsKey("id_token_hint");
        exchange.getResponseHeaders().set("Location", IssuerHttp.required(asked, "post_logout_redirect_uri"));
        exchange.sendResponseHeaders(ends ? 302 : 400, -1);
        exchange.close();
    }

    private void token(HttpExchange exchange) throws IOException {
        var asked = IssuerHttp.parameters(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        if (silentAboutTokens) {
            return;
        }
        if ("refresh_token".equals(asked.get("grant_type"))) {
            refreshes.incrementAndGet();
            if (refusesRefreshes) {
                IssuerHttp.json(exchange, 400, "{\"error\":\"invalid_grant\"}");
                return;
            }
            IssuerHttp.json(exchange, tokens(claims -> claims.claim("refreshed", true), "unused"));
            return;
        }
        IssuerHttp.required(asked, "code_verifier");
        var nonce = noncesByCode.remove(IssuerHttp.required(asked, "code"));
        IssuerHttp.json(exchange, tokens(claims -> {}, nonce == null ? "unknown" : nonce));
    }

    private String tokens(Consumer<JWTClaimsSet.Builder> change, String nonce) {
        var idToken = signer.apply(claims -> {
            claims.audience("console").claim("nonce", nonce);
            person.accept(claims);
        });
        return IssuerHttp.object(Map.of(
                "access_token", IssuerHttp.quoted(signer.apply(change)),
                "id_token", IssuerHttp.quoted(idToken),
                "refresh_token", IssuerHttp.quoted("refresh"),
                "token_type", IssuerHttp.quoted("Bearer"),
                "expires_in", Long.toString(accessTokenLife.toSeconds()),
                "scope", IssuerHttp.quoted("openid profile")));
    }

    private String metadata() {
        var endpoints = Stream.of("authorize", "token", "jwks", "userinfo", "logout")
                .collect(Collectors.toMap(name -> name, name -> IssuerHttp.quoted(uri + "/" + name)));
        return IssuerHttp.object(Map.of(
                "issuer", IssuerHttp.quoted(uri),
                "authorization_endpoint", endpoints.get("authorize"),
                "token_endpoint", endpoints.get("token"),
                "jwks_uri", endpoints.get("jwks"),
                "userinfo_endpoint", endpoints.get("userinfo"),
                "end_session_endpoint", endpoints.get("logout"),
                "response_types_supported", "[\"code\"]",
                "subject_types_supported", "[\"public\"]",
                "id_token_signing_alg_values_supported", "[\"RS256\"]"));
    }
}
