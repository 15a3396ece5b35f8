package io.switchboard.gateway;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

class SessionIT extends GatewayFixture {

    /** More than the 30 sessions that the fixture allows. */
    private static final int MORE_THAN_THERE_ARE_SESSIONS = 100;

    @AfterEach
    void restore() {
        issuer.accessTokensLive(Duration.ofHours(1));
        issuer.refusesRefreshes(false);
        issuer.isSilentAboutTokens(false);
    }

    @Test
    void aPersonSignsInAndWorksWithoutEverSeeingAToken() throws Exception {
        String session = signIn();

        HttpResponse<String> who = get("/session", "Cookie", session);
        HttpResponse<String> list = get("/api/conversations", "Cookie", session);

        assertThat(who.statusCode()).isEqualTo(200);
        assertThat(who.body()).isEqualTo("{\"user\":\"agent\",\"tenant\":\"demo\",\"roles\":[\"agent\"]}");
        assertThat(list.statusCode()).isEqualTo(200);
        RawBackend.Request relayed = conversation.received();
        assertThat(relayed.header("Authorization")).singleElement().asString().startsWith("Bearer ey");
        assertThat(relayed.header("Cookie")).isEmpty();
    }

    @Test
    void aWriteBySessionNeedsTheCsrfToken() throws Exception {
        String session = signIn();
        String csrf = cookie(get("/session", "Cookie", session), "XSRF-TOKEN");
        String token = csrf.substring(csrf.indexOf('=') + 1);
        String both = session + "; " + csrf;

        HttpResponse<String> without = post("/api/messages", "{}", "Cookie", both);
        HttpResponse<String> wrong = post("/api/messages", "{}", "Cookie", both, "X-XSRF-TOKEN", "guess");
        boolean nothingPassed = conversation.receivedNothing();
        HttpResponse<String> with = post(
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
        String session = signIn();
        issuer.accessTokensLive(Duration.ofHours(1));
        int before = issuer.refreshes();

        get("/api/conversations", "Cookie", session);

        get("/api/conversations", "Cookie", session);

        assertThat(issuer.refreshes()).isEqualTo(before + 1);
    }

    @Test
    void aSessionThatTheIssuerEndedIs401AndNoRedirect() throws Exception {
        issuer.accessTokensLive(Duration.ofSeconds(1));
        String session = signIn();
        issuer.refusesRefreshes(true);

        HttpResponse<String> first = get("/api/conversations", "Cookie", session, "Accept", "text/html");
        HttpResponse<String> second = get("/api/conversations", "Cookie", session, "Accept", "text/html");

        assertThat(first.statusCode()).isEqualTo(401);
        assertThat(first.body()).contains("problems/unauthenticated");
        assertThat(second.headers().firstValue("Location")).isEmpty();
    }

    @Test
    void anIssuerThatDoesNotAnswerIs503() throws Exception {
        issuer.accessTokensLive(Duration.ofSeconds(1));
        String session = signIn();
        issuer.isSilentAboutTokens(true);

        HttpResponse<String> refresh = get("/api/conversations", "Cookie", session);
        HttpResponse<String> login = endOfLogin();

        assertThat(List.of(refresh, login)).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("problems/identity-unavailable");
        });
    }

    @Test
    void signingOutEndsTheSessionHereAndThenAtTheIssuerWithoutATokenInAUrl() throws Exception {
        String session = signIn();

        HttpResponse<String> out = signOut(session);
        HttpResponse<String> page = get("/logout/issuer", "Cookie", cookie(out, "SWITCHBOARD_LOGOUT"));

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
        HttpResponse<String> out = signOut(signIn());
        HttpResponse<String> first = get("/logout/issuer", "Cookie", cookie(out, "SWITCHBOARD_LOGOUT"));
        HttpResponse<String> stranger = get("/logout/issuer", "Cookie", "SWITCHBOARD_LOGOUT=made-up");

        assertThat(first.headers().allValues("Set-Cookie"))
                .anySatisfy(cookie ->
                        assertThat(cookie).startsWith("SWITCHBOARD_LOGOUT=;").contains("Max-Age=0"));
        assertThat(stranger.statusCode()).isEqualTo(302);
        assertThat(stranger.headers().firstValue("Location")).hasValue("/");
    }

    @Test
    void aStreamEndsWithItsSession() throws Exception {
        streamsForEver();
        String session = signIn();
        CompletableFuture<HttpResponse<String>> stream = http.sendAsync(
                request("/api/stream", "Cookie", session, "Accept", "text/event-stream")
                        .build(),
                BodyHandlers.ofString());
        notification.received();

        signOut(session);

        assertThat(stream.get(10, TimeUnit.SECONDS).body()).isEqualTo("data: one\n\n");
    }

    @Test
    void anIdTokenOpensNothing() throws Exception {
        String idToken = issuer.token(claims -> claims.audience("console").claim("nonce", "n"));

        assertThat(get("/api/conversations", "Authorization", bearer(idToken)).statusCode())
                .isEqualTo(401);
    }

    @Test
    void signingOutWithoutASessionLeadsHome() throws Exception {
        assertThat(post("/logout", "").body()).isEqualTo("{\"location\":\"/\"}");
    }

    @Test
    void anAnswerThatTheIssuerNeverGaveDoesNotSignIn() throws Exception {
        HttpResponse<String> back = get("/login/oauth2/code/console?code=made-up&state=made-up");

        assertThat(back.statusCode()).isEqualTo(302);
        assertThat(back.headers().firstValue("Location")).hasValue("/?login=failed");
    }

    private HttpResponse<String> signOut(String session) throws Exception {
        String csrf = cookie(get("/session", "Cookie", session), "XSRF-TOKEN");
        String token = csrf.substring(csrf.indexOf('=') + 1);
        return post("/logout", "", "Cookie", session + "; " + csrf, "X-XSRF-TOKEN", token);
    }

    @Test
    void begunLoginsFillNothingUp() throws Exception {
        String session = signIn();

        for (int i = 0; i < MORE_THAN_THERE_ARE_SESSIONS; i++) {
            HttpResponse<String> begun = get("/oauth2/authorization/console");
            assertThat(begun.statusCode()).isEqualTo(302);
            assertThat(begun.headers().allValues("Set-Cookie"))
                    .allMatch(cookie -> cookie.startsWith("SWITCHBOARD_LOGIN="));
        }

        assertThat(signIn()).isNotEqualTo(session);
        assertThat(get("/session", "Cookie", session).statusCode()).isEqualTo(200);
    }

    @Test
    void aBegunLoginIsSealed() throws Exception {
        String begun = cookie(get("/oauth2/authorization/console"), "SWITCHBOARD_LOGIN");
        String value = begun.substring(begun.indexOf('=') + 1);

        assertThat(new String(Base64.getUrlDecoder().decode(value), ISO_8859_1))
                .doesNotContain("state", "nonce", "codeVerifier");
    }

    @Test
    void aLoginIsFinishedOnlyByTheBrowserThatBeganIt() throws Exception {
        HttpResponse<String> start = get("/oauth2/authorization/console");
        HttpResponse<String> anotherStart = get("/oauth2/authorization/console");
        URI back = location(send(HttpRequest.newBuilder(location(start))));
        String target = back.getRawPath() + "?" + back.getRawQuery();
        String cookie = cookie(start, "SWITCHBOARD_LOGIN");
        String changed = cookie.substring(0, 40) + (cookie.charAt(40) == 'A' ? 'B' : 'A') + cookie.substring(41);

        for (String wrong : List.of("a=b", changed, cookie(anotherStart, "SWITCHBOARD_LOGIN"))) {
            HttpResponse<String> answer = get(target, "Cookie", wrong);

            assertThat(answer.headers().firstValue("Location")).hasValue("/?login=failed");
        }
        assertThat(get(target, "Cookie", cookie).headers().firstValue("Location"))
                .hasValue("/");
    }

    @Test
    void oneMoreSessionThanAPersonMayHaveEndsTheOldest() throws Exception {
        String oldest = signIn();
        for (int i = 0; i < 20; i++) {
            signIn();
        }

        assertThat(get("/session", "Cookie", oldest).statusCode()).isEqualTo(401);
    }

    @Test
    void aRequestWithoutALoginLeavesNoSession() throws Exception {
        for (String path : List.of("/", "/session", "/api/conversations", "/nowhere", "/logout/issuer")) {
            assertThat(get(path).headers().allValues("Set-Cookie")).as(path).isEmpty();
        }
    }

    /** Signs in like a browser and returns the session cookie. */
    private String signIn() throws Exception {
        HttpResponse<String> done = endOfLogin();
        assertThat(done.statusCode()).isEqualTo(302);
        assertThat(done.headers().firstValue("Location")).hasValue("/");
        assertThat(done.headers().allValues("Set-Cookie"))
                .anySatisfy(cookie ->
                        assertThat(cookie).startsWith("SESSION=").contains("HTTPOnly", "Secure", "SameSite=Lax"));
        return cookie(done, "SESSION");
    }

    private HttpResponse<String> endOfLogin() throws Exception {
        HttpResponse<String> start = get("/oauth2/authorization/console");
        URI authorize = location(start);
        URI back = location(send(HttpRequest.newBuilder(authorize)));
        assertThat(back.toString()).startsWith("https://switchboard.example/login/oauth2/code/console?");
        return get(back.getRawPath() + "?" + back.getRawQuery(), "Cookie", cookie(start, "SWITCHBOARD_LOGIN"));
    }

    private static URI location(HttpResponse<?> answer) {
        return URI.create(answer.headers().firstValue("Location").orElseThrow());
    }

    private static String cookie(HttpResponse<?> answer, String name) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith(name + "="))
                .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                .findFirst()
                .orElseThrow();
    }
}
