package io.switchboard.gateway;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

import static java.nio.charset.StandardCharsets.UTF_8;

/** An OpenID Connect issuer with one user, who consents to everything at once. */
final class TestIssuer implements AutoCloseable {

    private final RSAKey key = newKey();
    private final int port;
    private final Map<String, String> noncesByCode = new ConcurrentHashMap<>();
    private final AtomicInteger refreshes = new AtomicInteger();
    private final AtomicInteger keyFetches = new AtomicInteger();
    private volatile Duration accessTokenLife = Duration.ofHours(1);
    private volatile boolean refusesRefreshes;
    private volatile boolean silentAboutTokens;
    private @Nullable HttpServer server;

    TestIssuer(int port) {
        this.port = port;
    }

    static TestIssuer started() throws IOException {
        var issuer = new TestIssuer(Ports.free());
        issuer.start();
        return issuer;
    }

    void start() throws IOException {
        var http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext("/.well-known/openid-configuration", exchange -> json(exchange, metadata()));
        http.createContext("/jwks", exchange -> {
            keyFetches.incrementAndGet();
            json(exchange, new JWKSet(key.toPublicJWK()).toString());
        });
        http.createContext("/logout", this::logout);
        http.createContext("/authorize", this::authorize);
        http.createContext("/token", this::token);
        http.createContext("/userinfo", exchange -> json(exchange, "{\"sub\":\"agent\",\"tenant\":\"unsigned\"}"));
        http.start();
        server = http;
    }

    String uri() {
        return "http://localhost:" + port;
    }

    void accessTokensLive(Duration life) {
        accessTokenLife = life;
    }

    void refusesRefreshes(boolean refuses) {
        refusesRefreshes = refuses;
    }

    /** Takes requests for tokens and never answers them. */
    void isSilentAboutTokens(boolean silent) {
        silentAboutTokens = silent;
    }

    /** The number of requests for the issuer's keys. */
    int keyFetches() {
        return keyFetches.get();
    }

    int refreshes() {
        return refreshes.get();
    }

    /** A valid token of tenant demo, except for the test's changes. */
    String token(Consumer<JWTClaimsSet.Builder> change) {
        return signed(key, change);
    }

    String signedByAnotherKey() {
        return signed(newKey(), claims -> {});
    }

    /** A token with a key id that this issuer does not have. */
    String withKeyId(String keyId) {
        return signed(new RSAKey.Builder(key).keyID(keyId).build(), claims -> {});
    }

    String ofType(String type, Consumer<JWTClaimsSet.Builder> change) {
        return signed(key, new JOSEObjectType(type), change);
    }

    @Override
    public void close() {
        if (server != null) {
            server.stop(0);
        }
    }

    private void authorize(HttpExchange exchange) throws IOException {
        var asked = parameters(exchange.getRequestURI().getRawQuery());
        if (!"S256".equals(asked.getFirst("code_challenge_method"))) {
            throw new IOException("no PKCE");
        }
        var code = "code-" + System.nanoTime();
        noncesByCode.put(code, required(asked, "nonce"));
        exchange.getResponseHeaders()
                .set(
                        "Location",
                        required(asked, "redirect_uri") + "?code=" + code + "&state="
                                + UriUtils.encode(required(asked, "state"), UTF_8));
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    /** Ends the session only by a POST whose body has the ID token. */
    private void logout(HttpExchange exchange) throws IOException {
        var asked = parameters(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        var ends = exchange.getRequestMethod().equals("POST") && asked.containsKey("id_token_hint");
        exchange.getResponseHeaders().set("Location", required(asked, "post_logout_redirect_uri"));
        exchange.sendResponseHeaders(ends ? 302 : 400, -1);
        exchange.close();
    }

    private void token(HttpExchange exchange) throws IOException {
        var asked = parameters(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        if (silentAboutTokens) {
            return;
        }
        if ("refresh_token".equals(asked.getFirst("grant_type"))) {
            refreshes.incrementAndGet();
            if (refusesRefreshes) {
                json(exchange, 400, "{\"error\":\"invalid_grant\"}");
                return;
            }
            json(exchange, tokens(claims -> claims.claim("refreshed", true), "unused"));
            return;
        }
        required(asked, "code_verifier");
        var nonce = noncesByCode.remove(required(asked, "code"));
        json(exchange, tokens(claims -> {}, nonce == null ? "unknown" : nonce));
    }

    private String tokens(Consumer<JWTClaimsSet.Builder> change, String nonce) {
        var idToken = token(claims -> claims.audience("console").claim("nonce", nonce));
        return object(Map.of(
                "access_token", quoted(token(change)),
                "id_token", quoted(idToken),
                "refresh_token", quoted("refresh"),
                "token_type", quoted("Bearer"),
                "expires_in", Long.toString(accessTokenLife.toSeconds()),
                "scope", quoted("openid profile")));
    }

    private String metadata() {
        var endpoints = Stream.of("authorize", "token", "jwks", "userinfo", "logout")
                .collect(Collectors.toMap(name -> name, name -> quoted(uri() + "/" + name)));
        return object(Map.of(
                "issuer", quoted(uri()),
                "authorization_endpoint", endpoints.get("authorize"),
                "token_endpoint", endpoints.get("token"),
                "jwks_uri", endpoints.get("jwks"),
                "userinfo_endpoint", endpoints.get("userinfo"),
                "end_session_endpoint", endpoints.get("logout"),
                "response_types_supported", "[\"code\"]",
                "subject_types_supported", "[\"public\"]",
                "id_token_signing_alg_values_supported", "[\"RS256\"]"));
    }

    private String signed(RSAKey by, Consumer<JWTClaimsSet.Builder> change) {
        return signed(by, null, change);
    }

    private String signed(RSAKey by, @Nullable JOSEObjectType type, Consumer<JWTClaimsSet.Builder> change) {
        var now = Instant.now();
        var claims = new JWTClaimsSet.Builder()
                .issuer(uri())
                .subject("agent")
                .audience(List.of("switchboard"))
                .claim("tenant", "demo")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(3600)));
        change.accept(claims);
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .keyID(by.getKeyID())
                    .type(type)
                    .build();
            var jwt = new SignedJWT(header, claims.build());
            jwt.sign(new RSASSASigner(by));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyID("key").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void json(HttpExchange exchange, String body) throws IOException {
        json(exchange, 200, body);
    }

    private static void json(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static String object(Map<String, String> members) {
        return members.entrySet().stream()
                .map(member -> quoted(member.getKey()) + ":" + member.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }

    private static MultiValueMap<String, String> parameters(String encoded) {
        var parsed = new LinkedMultiValueMap<String, String>();
        UriComponentsBuilder.fromUriString("?" + encoded)
                .build()
                .getQueryParams()
                .forEach((name, values) -> values.forEach(value -> parsed.add(name, UriUtils.decode(value, UTF_8))));
        return parsed;
    }

    private static String required(MultiValueMap<String, String> parameters, String name) throws IOException {
        var value = parameters.getFirst(name);
        if (value == null) {
            throw new IOException("no " + name);
        }
        return value;
    }
}
