package io.switchboard.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Serves OpenID Connect for a test, with one user, who consents to everything at once. */
public final class TestIssuer implements AutoCloseable {

    private final RSAKey key = newKey();
    private final int port;
    private final Map<String, String> noncesByCode = new ConcurrentHashMap<>();
    private final AtomicInteger refreshes = new AtomicInteger();
    private final AtomicInteger keyFetches = new AtomicInteger();
    private volatile Duration accessTokenLife = Duration.ofHours(1);
    private volatile boolean refusesRefreshes;
    private volatile boolean silentAboutTokens;
    private @Nullable HttpServer server;

    public TestIssuer(int port) {
        this.port = port;
    }

    public static TestIssuer started() throws IOException {
        var issuer = new TestIssuer(freePort());
        issuer.start();
        return issuer;
    }

    public void start() throws IOException {
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

    public String uri() {
        return "http://localhost:" + port;
    }

    public void accessTokensLive(Duration life) {
        accessTokenLife = life;
    }

    public void refusesRefreshes(boolean refuses) {
        refusesRefreshes = refuses;
    }

    /** Takes requests for tokens and never answers them. */
    public void isSilentAboutTokens(boolean silent) {
        silentAboutTokens = silent;
    }

    /** The number of requests for the issuer's keys. */
    public int keyFetches() {
        return keyFetches.get();
    }

    public int refreshes() {
        return refreshes.get();
    }

    /** A valid token of tenant demo, except for the test's changes. */
    public String token(Consumer<JWTClaimsSet.Builder> change) {
        return signed(key, change);
    }

    public String signedByAnotherKey() {
        return signed(newKey(), claims -> {});
    }

    /** A token with a key id that this issuer does not have. */
    public String withKeyId(String keyId) {
        return signed(new RSAKey.Builder(key).keyID(keyId).build(), claims -> {});
    }

    public String ofType(String type, Consumer<JWTClaimsSet.Builder> change) {
        return signed(key, new JOSEObjectType(type), change);
    }

    @Override
    public void close() {
        if (server != null) {
            server.stop(0);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void authorize(HttpExchange exchange) throws IOException {
        var asked = parameters(exchange.getRequestURI().getRawQuery());
        if (!"S256".equals(asked.get("code_challenge_method"))) {
            throw new IOException("no PKCE");
        }
        var code = "code-" + System.nanoTime();
        noncesByCode.put(code, required(asked, "nonce"));
        exchange.getResponseHeaders()
                .set(
                        "Location",
                        required(asked, "redirect_uri") + "?code=" + code + "&state="
                                + URLEncoder.encode(required(asked, "state"), UTF_8));
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
        if ("refresh_token".equals(asked.get("grant_type"))) {
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
        return TestTokens.signed(by, type, claims -> {
            claims.issuer(uri()).audience(List.of("switchboard")).claim("tenant", "demo");
            change.accept(claims);
        });
    }

    /** All keys have one id, so that a signature by another key fails by itself, and not for an unknown id. */
    private static RSAKey newKey() {
        return new RSAKey.Builder(TestTokens.newKey()).keyID("key").build();
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

    /** The first value of each parameter. */
    private static Map<String, String> parameters(String encoded) {
        return Stream.of(encoded.split("&"))
                .map(parameter -> parameter.split("=", 2))
                .collect(Collectors.toMap(
                        parts -> URLDecoder.decode(parts[0], UTF_8),
                        parts -> parts.length == 1 ? "" : URLDecoder.decode(parts[1], UTF_8),
                        (first, repeated) -> first));
    }

    private static String required(Map<String, String> parameters, String name) throws IOException {
        var value = parameters.get(name);
        if (value == null) {
            throw new IOException("no " + name);
        }
        return value;
    }
}
