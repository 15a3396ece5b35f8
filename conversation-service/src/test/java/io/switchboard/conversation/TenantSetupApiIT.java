package io.switchboard.conversation;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Tests labels, templates and settings over HTTP, and that answers follow them. */
class TenantSetupApiIT extends ConversationServiceFixture {

    private static final String ADMIN = "demo+admin";

    @Test
    void aStaleRevisionIsAnsweredWithThePresentState() {
        var first = send("PUT", ADMIN, "/api/settings/retention", "{\"mediaDays\":30}");
        assertThat(first.statusCode()).isEqualTo(200);
        var tag = first.headers().firstValue("ETag").orElseThrow();
        assertThat(send("GET", "demo", "/api/settings/retention", null)
                        .headers()
                        .firstValue("ETag"))
                .hasValue(tag);
        send("PUT", ADMIN, "/api/settings/retention", "{\"mediaDays\":60}", "If-Match", tag);

        var stale = send("PUT", ADMIN, "/api/settings/retention", "{\"mediaDays\":90}", "If-Match", tag);

        assertThat(stale.statusCode()).isEqualTo(412);
        assertThat(text(json(stale), "type")).endsWith("/revision-outdated");
        assertThat(json(stale).at("/current/mediaDays").asInt()).isEqualTo(60);
        assertThat(stale.headers().firstValue("ETag"))
                .hasValue("\"" + json(stale).at("/current/revision").asInt() + "\"");
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, /api/settings/retention",
        "POST, /api/labels",
        "PUT, /api/labels/x",
        "DELETE, /api/labels/x",
        "POST, /api/templates",
        "PUT, /api/templates/x",
        "DELETE, /api/templates/x"
    })
    void anAgentChangesNothing(String method, String path) {
        var answer = send(method, "demo", path, method.equals("DELETE") ? null : "{}");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(text(json(answer), "type")).endsWith("/insufficient-role");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "PUT; /api/settings/auto-reply; {\"enabled\":\"yes\"}; 400; invalid-setting",
                "PUT; /api/settings/auto-reply; []; 400; bad-request",
                "PUT; /api/settings/auto-reply; null; 400; bad-request",
                "PUT; /api/settings/auto-reply; {\"text\":\"\\ud83d\"}; 400; invalid-text",
                "PUT; /api/settings/colours; {}; 404; setting-not-found",
                "GET; /api/settings/colours; ; 404; setting-not-found",
                "POST; /api/labels; {\"name\":\"\",\"colour\":\"#000000\"}; 400; invalid-label",
                "POST; /api/labels; {\"name\":5}; 400; bad-request",
                "GET; /api/labels/none; ; 404; label-not-found",
                "PUT; /api/labels/none; {\"name\":\"x\",\"colour\":\"#000000\"}; 404; label-not-found",
                "DELETE; /api/labels/none; ; 404; label-not-found",
                "POST; /api/templates; {\"name\":\"x\",\"body\":\"{{\"}; 400; invalid-template",
                "POST; /api/templates; {\"name\":\"x\",\"body\":\"x\",\"kind\":\"party\"}; 400; invalid-template",
                "GET; /api/templates/none; ; 404; template-not-found",
                "DELETE; /api/templates/none; ; 404; template-not-found",
                "GET; /api/templates?cursor=x; ; 400; invalid-cursor"
            })
    void aBadRequestIsAProblem(String method, String path, String body, int status, String type) {
        var answer = send(method, ADMIN, path, body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(text(json(answer), "type")).isEqualTo("https://switchboard.io/problems/" + type);
        assertThat(answer.body()).doesNotContain("Exception");
    }

    @Test
    void anInvalidIfMatchIsAProblem() {
        var answer = send("PUT", ADMIN, "/api/settings/retention", "{}", "If-Match", "latest");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(text(json(answer), "type")).endsWith("/invalid-if-match");
    }

    @Test
    void whatIsWrongIsNamedFieldByField() {
        var answer = send("POST", ADMIN, "/api/labels", "{\"name\":\" \",\"colour\":\"red\"}");

        assertThat(json(answer).get("errors").valueStream().map(error -> text(error, "field")))
                .containsExactly("name", "colour");
    }

    @Test
    void aTemplateAndALabelLiveFromCreationToDeletion() {
        for (var created : List.of(
                send("POST", ADMIN, "/api/templates", "{\"name\":\"Sale\",\"body\":\"Hello {{name}}\"}"),
                send(
                        "POST",
                        ADMIN,
                        "/api/labels",
                        "{\"name\":\"%s\",\"colour\":\"#b3261e\"}".formatted(UUID.randomUUID())))) {
            assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
            assertThat(created.headers().firstValue("ETag")).hasValue("\"1\"");
            var path = (created.body().contains("colour") ? "/api/labels/" : "/api/templates/")
                    + text(json(created), "id");
            assertThat(get("demo", path)).isEqualTo(json(created));
            assertThat(send("GET", "other", path, null).statusCode()).isEqualTo(404);
            assertThat(send("DELETE", ADMIN, path, null).statusCode()).isEqualTo(204);
            assertThat(send("GET", ADMIN, path, null).statusCode()).isEqualTo(404);
        }
        assertThat(get("demo", "/api/templates").get("items").valueStream().map(template -> text(template, "kind")))
                .contains("welcome", "out-of-office", "follow-up", "appointment-confirmation");
    }

    @Test
    void aTextIsAnsweredAsTheTenantWants() {
        set("auto-reply", Map.of("enabled", true, "text", "We received: {{message.body}}"));
        try {
            customerTextsNow("+15551230081", sid(81));
            var conversation = awaitConversation("demo", "+15551230081");
            var path = "/api/conversations/" + text(conversation, "id") + "/messages";

            var messages = await().until(() -> get("demo", path).get("items"), items -> items.size() == 2);

            assertThat(messages.get(0).get("automatic").asBoolean()).isTrue();
            assertThat(text(messages.get(0), "body")).startsWith("We received: ");
            assertThat(awaitSid(text(messages.get(0), "id"))).isNotEmpty();
        } finally {
            set("auto-reply", Map.of("enabled", false));
        }
    }

    /** A message as old as the sample would get no answer any more. */
    private static void customerTextsNow(String customer, String sid) {
        KAFKA.writeSample(
                "inbound-message",
                Map.of(
                        "+15551230001",
                        customer,
                        "SM0123456789abcdef0123456789abcdef",
                        sid,
                        "2026-11-21T09:30:00.123Z",
                        Instant.now().truncatedTo(ChronoUnit.MILLIS).toString()));
    }

    private JsonNode set(String page, Map<String, Object> values) {
        var answer = send("PUT", ADMIN, "/api/settings/" + page, JSON.writeValueAsString(values));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }
}
