package io.switchboard.gateway;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class BearerIT extends GatewayFixture {

    private final String good = bearer(issuer.token(claims -> {}));

    @Test
    void aGoodTokenIsPassedOnWithTheTargetAsItWas() throws Exception {
        String target = "/api/conversations?limit=5&cursor=a%2Bb%3D+c%2F&empty=";

        HttpResponse<String> answer = get(target, "Authorization", good, "X-Tenant", "other");

        assertThat(answer.statusCode()).isEqualTo(200);
        RawBackend.Request request = conversation.received();
        assertThat(request.target()).isEqualTo(target);
        assertThat(request.header("Authorization")).containsExactly(good);
        assertThat(request.header("X-Tenant")).isEmpty();
        assertThat(request.header("Transfer-Encoding")).isEmpty();
    }

    @Test
    void withoutATokenIs401AndNoRedirect() throws Exception {
        for (String path : List.of("/api/conversations", "/api/stream", "/api/phone-numbers", "/session")) {
            HttpResponse<String> answer = get(path, "Accept", "text/html");

            assertThat(answer.statusCode()).as(path).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(answer.body()).contains("problems/unauthenticated");
            assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
        }
        assertThat(post("/api/messages", "{}").statusCode()).isEqualTo(401);
    }

    static Stream<String> badTokens() {
        Instant past = Instant.now().minusSeconds(120);
        return Stream.of(
                issuer.token(claims -> claims.expirationTime(Date.from(past))),
                issuer.token(
                        claims -> claims.notBeforeTime(Date.from(Instant.now().plusSeconds(600)))),
                issuer.token(claims -> claims.issuer("https://elsewhere.example")),
                issuer.token(claims -> claims.expirationTime(null)),
                issuer.token(claims -> claims.audience("console")),
                issuer.token(claims -> claims.audience("console").claim("nonce", "n")),
                issuer.token(claims -> claims.claim("nonce", "n")),
                issuer.token(claims -> claims.claim("at_hash", "h")),
                issuer.ofType("logout+jwt", claims -> {}),
                issuer.withKeyId("unknown"),
                issuer.signedByAnotherKey(),
                issuer.token(claims -> {}).replaceFirst("\\.[^.]*$", "."),
                "eyJhbGciOiJub25lIn0.eyJ0ZW5hbnQiOiJkZW1vIn0.",
                "rubbish",
                "\u00fc ?");
    }

    @ParameterizedTest
    @MethodSource("badTokens")
    void aBadTokenIs401(String token) throws Exception {
        String answer = raw.send("GET /api/conversations HTTP/1.1\r\nHost: h\r\nConnection: close\r\nAuthorization: "
                + bearer(token) + "\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 401")
                .contains("WWW-Authenticate: Bearer error=\"invalid_token\"", "problems/unauthenticated")
                .doesNotContain("Exception", "localhost");
        assertThat(conversation.receivedNothing()).isTrue();
    }

    @Test
    void anAccessTokenOfRfc9068IsTaken() throws Exception {
        String token = bearer(issuer.ofType("at+jwt", claims -> {}));

        assertThat(get("/api/conversations", "Authorization", token).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aFloodOfUnknownKeyIdsIsNoFloodAtTheIssuerAndHoldsNoGoodTokenUp() throws Exception {
        assertThat(get("/api/conversations", "Authorization", good).statusCode())
                .isEqualTo(200);
        int before = issuer.keyFetches();

        for (int i = 0; i < 100; i++) {
            assertThat(get("/api/conversations", "Authorization", bearer(issuer.withKeyId("made-up-" + i)))
                            .statusCode())
                    .isEqualTo(401);
        }

        assertThat(get("/api/conversations", "Authorization", good).statusCode())
                .isEqualTo(200);
        assertThat(issuer.keyFetches() - before).isLessThanOrEqualTo(20);
    }

    @Test
    void aTokenWithoutATenantIs403() throws Exception {
        for (Object tenant :
                new Object[] {null, "", " ", 5, true, List.of("demo"), Map.of("a", "demo"), "demo|other"}) {
            String token = bearer(issuer.token(claims -> claims.claim("tenant", tenant)));

            HttpResponse<String> answer = get("/api/conversations", "Authorization", token, "X-Tenant", "demo");

            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains("problems/no-tenant");
        }
        assertThat(conversation.receivedNothing()).isTrue();
    }

    @Test
    void aWriteWithATokenNeedsNoCsrfTokenAndLeavesNoSession() throws Exception {
        HttpResponse<String> answer = post("/api/messages", "{}", "Authorization", good, "Cookie", "SESSION=made-up");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(conversation.received().body()).isEqualTo("{}");
    }
}
