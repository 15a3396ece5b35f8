package io.switchboard.gateway;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class SessionListIT extends LoginFixture {

    @Test
    void aPersonSeesTheOwnSessionsWithoutWhatOpensThem() throws Exception {
        var phone = signIn();
        var desk = signIn();

        var answer = get("/session/list", "Cookie", desk);

        var current = sessions(answer).stream()
                .filter(session -> session.path("current").asBoolean())
                .toList();
        assertThat(current).singleElement().satisfies(session -> {
            assertThat(session.path("browser").asString()).startsWith("Java-http-client");
            assertThat(session.path("begunAt").asString()).isNotEmpty();
            assertThat(session.path("usedAt").asString()).isNotEmpty();
        });
        assertThat(sessions(answer)).hasSizeGreaterThan(1);
        assertThat(answer.body()).doesNotContain(secretOf(phone), secretOf(desk));
    }

    @Test
    void anotherSessionIsEnded() throws Exception {
        var phone = signIn();
        var desk = signIn();
        var id = idOf(phone);

        var ended = delete("/session/list/" + id, desk);

        assertThat(ended.statusCode()).isEqualTo(204);
        assertThat(get("/session", "Cookie", phone).statusCode()).isEqualTo(401);
        assertThat(get("/session", "Cookie", desk).statusCode()).isEqualTo(200);
        assertThat(delete("/session/list/" + id, desk).statusCode()).isEqualTo(404);
    }

    @Test
    void allOtherSessionsAreEnded() throws Exception {
        var others = List.of(signIn(), signIn());
        var desk = signIn();

        var ended = delete("/session/list", desk);

        assertThat(ended.statusCode()).isEqualTo(204);
        for (var other : others) {
            assertThat(get("/session", "Cookie", other).statusCode()).isEqualTo(401);
        }
        assertThat(sessions(get("/session/list", "Cookie", desk))).hasSize(1);
    }

    @Test
    void aSessionIsNotEndedWithoutTheCsrfToken() throws Exception {
        var desk = signIn();
        var id = idOf(desk);

        var ended = send(request("/session/list/" + id, "Cookie", desk).method("DELETE", BodyPublishers.noBody()));

        assertThat(ended.statusCode()).isEqualTo(403);
        assertThat(get("/session", "Cookie", desk).statusCode()).isEqualTo(200);
    }

    @Test
    void aCallerWithATokenSeesAndEndsNoSessions() throws Exception {
        var desk = signIn();
        var token = bearer(issuer.token(claims -> {}));

        var list = get("/session/list", "Authorization", token);
        var ended = send(request("/session/list/" + idOf(desk), "Authorization", token)
                .method("DELETE", BodyPublishers.noBody()));

        assertThat(list.body()).isEqualTo("{\"items\":[]}");
        assertThat(ended.statusCode()).isEqualTo(404);
        assertThat(get("/session", "Cookie", desk).statusCode()).isEqualTo(200);
        assertThat(get("/session/list").statusCode()).isEqualTo(401);
    }

    private String idOf(String session) throws Exception {
        return sessions(get("/session/list", "Cookie", session)).stream()
                .filter(listed -> listed.path("current").asBoolean())
                .map(listed -> listed.path("id").asString())
                .findFirst()
                .orElseThrow();
    }

    private HttpResponse<String> delete(String path, String session) throws Exception {
        var csrf = cookie(get("/session", "Cookie", session), "XSRF-TOKEN");
        return send(request(path, "Cookie", session + "; " + csrf, "X-XSRF-TOKEN", secretOf(csrf))
                .method("DELETE", BodyPublishers.noBody()));
    }

    private static String secretOf(String cookie) {
        return cookie.substring(cookie.indexOf('=') + 1);
    }

    private static List<JsonNode> sessions(HttpResponse<String> answer) {
        return JsonMapper.shared()
                .readTree(answer.body())
                .required("items")
                .valueStream()
                .toList();
    }
}
