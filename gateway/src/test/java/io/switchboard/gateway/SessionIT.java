package io.switchboard.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SessionIT extends LoginFixture {

    /** More than the 30 sessions that the fixture allows. */
    private SocketListener webSocket(String session, String origin) {
        var builder = http.newWebSocketBuilder().header("Cookie", session).header("Origin", origin);
        return SocketListener.connect(builder, URI.create("ws://localhost:" + port + "/api/stream"));
    }

    private static final int MORE_THAN_THERE_ARE_SESSIONS = 100;

    @AfterEach
    void restore() {
        issuer.accessTokensLive(Duration.ofHours(1));
        issuer.refusesRefreshes(false);
        issuer.isSilentAboutTokens(false);
    }

    @Test
    void aPersonSignsInAndWorksWithoutEverSeeingAToken() throws Exception {
        var session = signIn();

        var who = get("/session", "Cookie", session);
        var list = get("/api/conversations", "Cookie", session);

        assertThat(who.statusCode()).isEqualTo(200);
        assertThat(who.body())
                .isEqualTo(
                        "{\"id\":\"agent\",\"user\":\"agent\",\"name\":\"agent\",\"tenant\":\"demo\",\"roles\":[\"agent\"]}");
        assertThat(list.statusCode()).isEqualTo(200);
        var relayed = conversation.received();
        assertThat(relayed.header("Authorization")).singleElement().asString().startsWith("Bearer ey");
        assertThat(relayed.header("Cookie")).isEmpty();
    }

    @Test
    void aWriteBySessionNeedsTheCsrfToken() throws Exception {
        var session = signIn();
        var csrf = cookie(get("/session", "Cookie", session), "XSRF-TOKEN");
        var token = csrf.substring(csrf.indexOf('=') + 1);
        var both = session + "; " + csrf;

        var without = post("/api/messages", "{}", "Cookie", both);
        var wrong = post("/api/messages", "{}", "Cookie", both, "X-XSRF-TOKEN", "guess");
        var nothingPassed = conversation.receivedNothing();
        var with = post(
                "/api/messages",
                "_csrf=guess",
                "Cookie",
                both,
                "X-XSRF-TOKEN",
                token,
                "Content-Type",
                "application/x-www-form-urlencoded");

        assertThat(without.statusCode()).isEqualTo(403);
        assertThat(without.body()).contains("problems/csrf-token-missing");
        assertThat(wrong.statusCode()).isEqualTo(403);
        assertThat(nothingPassed).isTrue();
        assertThat(with.statusCode()).isEqualTo(200);
        assertThat(conversation.received().body()).isEqualTo("_csrf=guess");
    }

    @Test
    void anExpiringAccessTokenIsRefreshed() throws Exception {
        issuer.accessTokensLive(Duration.ofSeconds(1)); // within Spring's minute of clock skew
        var session = signIn();
        issuer.accessTokensLive(Duration.ofHours(1));
        var before = issuer.refreshes();

        get("/api/conversations", "Cookie", session);

        get("/api/conversations", "Cookie", session);

        assertThat(issuer.refreshes()).isEqualTo(before + 1);
    }

    @Test
    void aSessionThatTheIssuerEndedIs401AndNoRedirect() throws Exception {
        issuer.accessTokensLive(Duration.ofSeconds(1));
        var session = signIn();
        issuer.refusesRefreshes(true);

        var first = get("/api/conversations", "Cookie", session, "Accept", "text/html");
        var second = get("/api/conversations", "Cookie", session, "Accept", "text/html");

        assertThat(first.statusCode()).isEqualTo(401);
        assertThat(first.body()).contains("problems/unauthenticated");
        assertThat(second.headers().firstValue("Location")).isEmpty();
    }

    @Test
    void anIssuerThatDoesNotAnswerIs503() throws Exception {
        issuer.accessTokensLive(Duration.ofSeconds(1));
        var session = signIn();
        issuer.isSilentAboutTokens(true);

        // Both take the timeout, so they are sent at the same time.
        var refresh =
                http.sendAsync(request("/api/conversations", "Cookie", session).build(), BodyHandlers.ofString());
        var login = endOfLogin();

        assertThat(List.of(refresh.get(20, TimeUnit.SECONDS), login)).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("problems/identity-unavailable");
        });
    }

    @Test
    void signingOutEndsTheSessionHereAndThenAtTheIssuerWithoutATokenInAUrl() throws Exception {
        var session = signIn();

        var out = signOut(session);
        var page = get("/logout/issuer", "Cookie", cookie(out, "SWITCHBOARD_LOGOUT"));

        assertThat(out.statusCode()).isEqualTo(200);
        assertThat(out.body()).isEqualTo("{\"location\":\"/logout/issuer\"}");
        assertThat(get("/session", "Cookie", session).statusCode()).isEqualTo(401);
        assertThat(get("/api/conversations", "Cookie", session).statusCode()).isEqualTo(401);
        assertThat(page.body())
                .contains("<form method=\"post\" action=\"" + issuer.uri() + "/logout\">")
                .contains("name=\"id_token_hint\" value=\"ey")
                .contains("name=\"post_logout_redirect_uri\" value=\"https://switchboard.example/\"");
        assertThat(page.headers().allValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .contains("default-src 'none'", "script-src 'nonce-");
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @Test
    void theWayToTheIssuersLogoutIsOpenOnceToItsOwnBrowserAlone() throws Exception {
        var out = signOut(signIn());
        var first = get("/logout/issuer", "Cookie", cookie(out, "SWITCHBOARD_LOGOUT"));
        var stranger = get("/logout/issuer", "Cookie", "SWITCHBOARD_LOGOUT=made-up");

        assertThat(first.headers().allValues("Set-Cookie"))
                .anySatisfy(cookie ->
                        assertThat(cookie).startsWith("SWITCHBOARD_LOGOUT=;").contains("Max-Age=0"));
        assertThat(stranger.statusCode()).isEqualTo(302);
        assertThat(stranger.headers().firstValue("Location")).hasValue("/");
    }

    /** Browsers send cookies with the WebSocket of any page. */
    @Test
    void aWebSocketBySessionNeedsTheGatewaysOwnOrigin() throws Exception {
        notification.answers((request, connection) ->
                RawWebSocket.accepted(request, connection).receiveCloseCode());
        var session = signIn();

        for (var origin : List.of("https://evil.example", "http://switchboard.example", "null")) {
            assertThatExceptionOfType(CompletionException.class)
                    .isThrownBy(() -> webSocket(session, origin))
                    .havingCause()
                    .isInstanceOfSatisfying(
                            WebSocketHandshakeException.class,
                            refused -> assertThat(refused.getResponse().statusCode())
                                    .isEqualTo(403));
        }
        assertThat(notification.receivedNothing()).isTrue();
        var stream = webSocket(session, "https://switchboard.example");
        var relayed = notification.received();
        signOut(session);

        assertThat(relayed.header("Authorization")).singleElement().asString().startsWith("Bearer ey");
        assertThat(relayed.header("Cookie")).isEmpty();
        assertThat(stream.closeCode()).isEqualTo(4401);
    }

    @Test
    void aStreamEndsWithItsSession() throws Exception {
        streamsForEver();
        var session = signIn();
        var request = request("/api/stream", "Cookie", session, "Accept", "text/event-stream");
        var stream = http.send(request.build(), BodyHandlers.ofInputStream()).body();
        assertThat(stream.readNBytes(11)).asString().isEqualTo("data: one\n\n");

        signOut(session);

        assertThat(CompletableFuture.supplyAsync(() -> isOver(stream)).get(10, TimeUnit.SECONDS))
                .isTrue();
    }

    private static boolean isOver(InputStream stream) {
        try {
            return stream.read() < 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void anIdTokenOpensNothing() throws Exception {
        var idToken = issuer.token(claims -> claims.audience("console").claim("nonce", "n"));

        assertThat(get("/api/conversations", "Authorization", bearer(idToken)).statusCode())
                .isEqualTo(401);
    }

    @Test
    void signingOutWithoutASessionLeadsHome() throws Exception {
        assertThat(post("/logout", "").body()).isEqualTo("{\"location\":\"/\"}");
    }

    @Test
    void anAnswerThatTheIssuerNeverGaveDoesNotSignIn() throws Exception {
        var back = get("/login/oauth2/code/console?code=made-up&state=made-up");

        assertThat(back.statusCode()).isEqualTo(302);
        assertThat(back.headers().firstValue("Location")).hasValue("/?login=failed");
    }

    @Test
    void begunLoginsFillNothingUp() throws Exception {
        var session = signIn();

        for (var i = 0; i < MORE_THAN_THERE_ARE_SESSIONS; i++) {
            var begun = get("/oauth2/authorization/console");
            assertThat(begun.statusCode()).isEqualTo(302);
            assertThat(begun.headers().allValues("Set-Cookie"))
                    .allMatch(cookie -> cookie.startsWith("SWITCHBOARD_LOGIN="));
        }

        assertThat(signIn()).isNotEqualTo(session);
        assertThat(get("/session", "Cookie", session).statusCode()).isEqualTo(200);
    }

    @Test
    void aBegunLoginIsSealed() throws Exception {
        var begun = cookie(get("/oauth2/authorization/console"), "SWITCHBOARD_LOGIN");
        var value = begun.substring(begun.indexOf('=') + 1);

        assertThat(new String(Base64.getUrlDecoder().decode(value), ISO_8859_1))
                .doesNotContain("state", "nonce", "codeVerifier");
    }

    @Test
    void aLoginIsFinishedOnlyByTheBrowserThatBeganIt() throws Exception {
        var start = get("/oauth2/authorization/console");
        var anotherStart = get("/oauth2/authorization/console");
        var back = location(send(HttpRequest.newBuilder(location(start))));
        var target = back.getRawPath() + "?" + back.getRawQuery();
        var cookie = cookie(start, "SWITCHBOARD_LOGIN");
        var changed = cookie.substring(0, 40) + (cookie.charAt(40) == 'A' ? 'B' : 'A') + cookie.substring(41);

        for (var wrong : List.of("a=b", changed, cookie(anotherStart, "SWITCHBOARD_LOGIN"))) {
            var answer = get(target, "Cookie", wrong);

            assertThat(answer.headers().firstValue("Location")).hasValue("/?login=failed");
        }
        assertThat(get(target, "Cookie", cookie).headers().firstValue("Location"))
                .hasValue("/");
    }

    @Test
    void oneMoreSessionThanAPersonMayHaveEndsTheOldest() throws Exception {
        var oldest = signIn();
        for (var i = 0; i < 20; i++) {
            signIn();
        }

        assertThat(get("/session", "Cookie", oldest).statusCode()).isEqualTo(401);
    }

    @Test
    void aRequestWithoutALoginLeavesNoSession() throws Exception {
        for (var path : List.of("/", "/session", "/api/conversations", "/nowhere", "/logout/issuer")) {
            assertThat(get(path).headers().allValues("Set-Cookie")).as(path).isEmpty();
        }
    }
}
