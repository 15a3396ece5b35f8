package io.switchboard.gateway;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.switchboard.web.Role;
import io.switchboard.web.access.AccessRule;
import io.switchboard.web.access.AccessRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class BearerIT extends GatewayFixture {

    private final String good = bearer(issuer.token(claims -> {}));

    @Test
    void aGoodTokenIsPassedOnWithTheTargetAsItWas() throws Exception {
        var target = "/api/conversations?limit=5&cursor=a%2Bb%3D+c%2F&empty=";

        var answer = get(target, "Authorization", good, "X-Tenant", "other");

        assertThat(answer.statusCode()).isEqualTo(200);
        var request = conversation.received();
        assertThat(request.target()).isEqualTo(target);
        assertThat(request.header("Authorization")).containsExactly(good);
        assertThat(request.header("X-Tenant")).isEmpty();
        assertThat(request.header("Transfer-Encoding")).isEmpty();
    }

    @Test
    void withoutATokenIs401AndNoRedirect() throws Exception {
        for (var path : List.of("/api/conversations", "/api/stream", "/api/phone-numbers", "/session")) {
            var answer = get(path, "Accept", "text/html");

            assertThat(answer.statusCode()).as(path).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(answer.body()).contains("problems/unauthenticated");
            assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
        }
        assertThat(post("/api/messages", "{}").statusCode()).isEqualTo(401);
    }

    static Stream<String> badTokens() {
        var past = Instant.now().minusSeconds(120);
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
        var answer = raw.send("GET /api/conversations HTTP/1.1\r\nHost: h\r\nConnection: close\r\nAuthorization: "
                + bearer(token) + "\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 401")
                .contains("WWW-Authenticate: Bearer error=\"invalid_token\"", "problems/unauthenticated")
                .doesNotContain("Exception", "localhost");
        assertThat(conversation.receivedNothing()).isTrue();
    }

    @Test
    void anAccessTokenOfRfc9068IsTaken() throws Exception {
        var token = bearer(issuer.ofType("at+jwt", claims -> {}));

        assertThat(get("/api/conversations", "Authorization", token).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aFloodOfUnknownKeyIdsIsNoFloodAtTheIssuerAndHoldsNoGoodTokenUp() throws Exception {
        assertThat(get("/api/conversations", "Authorization", good).statusCode())
                .isEqualTo(200);
        var before = issuer.keyFetches();

        for (var i = 0; i < 100; i++) {
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
        for (var tenant : new Object[] {null, "", " ", 5, true, List.of("demo"), Map.of("a", "demo"), "demo|other"}) {
            var token = bearer(issuer.token(claims -> claims.claim("tenant", tenant)));

            var answer = get("/api/conversations", "Authorization", token, "X-Tenant", "demo");

            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains("problems/no-tenant");
        }
        assertThat(conversation.receivedNothing()).isTrue();
    }

    @Test
    void aSignedLinkIsFollowedWithoutALogin() throws Exception {
        var target = "/api/public/media/019aa5b2?expires=1&signature=x";

        var answer = get(target, "Range", "bytes=0-1");

        assertThat(answer.statusCode()).isEqualTo(200);
        var request = conversation.received();
        assertThat(request.target()).isEqualTo(target);
        assertThat(request.header("Range")).containsExactly("bytes=0-1");
        assertThat(send(request("/api/public/media/x").method("POST", BodyPublishers.noBody()))
                        .statusCode())
                .isIn(401, 403);
        assertThat(get("/api/public/media").statusCode()).isEqualTo(401);
    }

    @Test
    void anUploadMayBeLargerThanOtherBodies() throws Exception {
        var file = BodyPublishers.ofByteArray(new byte[2 << 20]);

        assertThat(send(request("/api/media", "Authorization", good).method("POST", file))
                        .statusCode())
                .isEqualTo(200);
        // Refused by its length, before the body: a client that is still sending may miss the answer.
        assertThat(send(request("/api/messages", "Authorization", good)
                                .expectContinue(true)
                                .method("POST", file))
                        .statusCode())
                .isEqualTo(413);
        var larger = BodyPublishers.ofByteArray(new byte[18 << 20]);
        assertThat(send(request("/api/media", "Authorization", good)
                                .expectContinue(true)
                                .method("POST", larger))
                        .statusCode())
                .isEqualTo(413);
    }

    static Stream<Arguments> requestsOfTheRules() {
        return AccessRules.table().stream()
                .flatMap(rule -> rule.methods().stream()
                        .map(method -> arguments(
                                method.name(),
                                rule.path()
                                        .getPatternString()
                                        .replace("**", "x")
                                        .replaceAll("[{][^/]*}", "x"),
                                rule)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("requestsOfTheRules")
    void aRequestNeedsTheRoleOfItsRule(String method, String path, AccessRule rule) throws Exception {
        for (var role : Role.values()) {
            var token = bearer(issuer.token(claims -> claims.claim("roles", List.of(role.text()))));

            var answer = send(request(path, "Authorization", token).method(method, BodyPublishers.noBody()));

            if (role.includes(rule.least())) {
                // Provisioning is switched off here.
                assertThat(answer.statusCode()).as("%s", role).isIn(200, 503);
            } else {
                assertThat(answer.statusCode()).as("%s", role).isEqualTo(403);
                assertThat(answer.body()).contains("problems/insufficient-role");
                assertThat(answer.headers().firstValue("WWW-Authenticate"))
                        .hasValue("Bearer error=\"insufficient_scope\"");
            }
        }
    }

    @Test
    void anOperatorNamesTheTenantForWhichItActs() throws Exception {
        var operator =
                bearer(issuer.token(claims -> claims.claim("tenant", null).claim("roles", List.of("operator"))));
        var admin = bearer(issuer.token(claims -> claims.claim("roles", List.of("admin"))));

        var session = get("/session", "Authorization", operator);
        var without = get("/api/conversations", "Authorization", operator);
        var with = get("/api/conversations", "Authorization", operator, "X-Switchboard-Tenant", "other");
        var foreign = get("/api/conversations", "Authorization", admin, "X-Switchboard-Tenant", "other");

        assertThat(session.body())
                .isEqualTo("{\"id\":\"agent\",\"user\":\"agent\",\"name\":\"agent\",\"roles\":[\"operator\"]}");
        assertThat(without.body()).contains("problems/no-tenant", "X-Switchboard-Tenant");
        assertThat(with.statusCode()).isEqualTo(200);
        assertThat(conversation.received().header("X-Switchboard-Tenant")).containsExactly("other");
        assertThat(foreign.body()).contains("problems/insufficient-role");
    }

    @Test
    void aWriteWithATokenNeedsNoCsrfTokenAndLeavesNoSession() throws Exception {
        var answer = post("/api/messages", "{}", "Authorization", good, "Cookie", "SESSION=made-up");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(conversation.received().body()).isEqualTo("{}");
    }
}
