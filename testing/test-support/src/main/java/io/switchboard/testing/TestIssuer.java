package io.switchboard.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;

/** Serves OpenID Connect for a test, with one user, who consents to everything at once. */
public final class TestIssuer implements AutoCloseable {

    private final RSAKey key = newKey();
    private final int port;
    private final IssuerEndpoints endpoints;
    private @Nullable HttpServer server;

    public TestIssuer(int port) {
        this.port = port;
        this.endpoints = new IssuerEndpoints(uri(), key, this::token);
    }

    public static TestIssuer started() throws IOException {
        var issuer = new TestIssuer(freePort());
        issuer.start();
        return issuer;
    }

    public void start() throws IOException {
        var http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        endpoints.addTo(http);
        http.start();
        server = http;
    }

    public String uri() {
        return "http://localhost:" + port;
    }

    public void accessTokensLive(Duration life) {
        endpoints.accessTokenLife = life;
    }

    public void refusesRefreshes(boolean refuses) {
        endpoints.refusesRefreshes = refuses;
    }

    /** Changes what the issuer tells the gateway of the persons who log in from now on. */
    public void personsAre(Consumer<JWTClaimsSet.Builder> change) {
        endpoints.person = change;
    }

    /** Takes requests for tokens and never answers them. */
    public void isSilentAboutTokens(boolean silent) {
        endpoints.silentAboutTokens = silent;
    }

    /** The number of requests for the issuer's keys. */
    public int keyFetches() {
        return endpoints.keyFetches.get();
    }

    public int refreshes() {
        return endpoints.refreshes.get();
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
}
