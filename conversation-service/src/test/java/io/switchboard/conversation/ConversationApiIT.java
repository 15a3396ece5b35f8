package io.switchboard.conversation;

import java.util.ArrayList;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests what the API accepts, rejects and hides. */
class ConversationApiIT extends ConversationServiceFixture {

    @Test
    void aTenantSeesNothingOfAnother() {
        customerTexts("+15551230002", sid(2));
        var id = text(awaitConversation("demo", "+15551230002"), "id");

        assertThat(get("other", "/api/conversations").get("items")).isEmpty();
        assertThat(send("GET", "other", "/api/conversations/" + id, null).statusCode())
                .isEqualTo(404);
        assertThat(send("GET", "other", "/api/conversations/" + id + "/messages", null)
                        .statusCode())
                .isEqualTo(404);
        assertThat(send("POST", "other", "/api/conversations/" + id + "/messages", "{\"body\":\"Hi\"}")
                        .statusCode())
                .isEqualTo(404);
    }

    /** Found by generated requests: Spring parsed it before it looked for the handler, and answered 500. */
    @Test
    void aMultipartBodyWithoutABoundaryIsOfAnUnsupportedType() {
        var multipart = new String[] {"Content-Type", "multipart/form-data"};

        assertThat(send("POST", "demo", "/api/messages", "x", multipart).statusCode())
                .isEqualTo(415);
        assertThat(send("GET", "demo", "/api/conversations", null, multipart).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "/api/messages; {\"to\":\"5551230001\",\"body\":\"x\"}; 400; invalid-address",
                "/api/messages; {\"to\":\"+1555123' OR 1=1\",\"body\":\"x\"}; 400; invalid-address",
                "/api/messages; {\"body\":\"x\"}; 400; invalid-address",
                "/api/messages; {\"to\":\"+15551230001\"}; 400; empty-message",
                "/api/messages; {\"to\":\"+15551230001\",\"from\":\"+15005550010\",\"body\":\"x\"}; 409;"
                        + " number-not-owned",
                "/api/messages; {\"to\":\"+15551230001\",\"channel\":\"a:b\",\"body\":\"x\"}; 400; invalid-channel",
                "/api/messages; {\"to\":; 400; bad-request",
                "/api/messages; []; 400; bad-request",
                "/api/messages; null; 400; bad-request",
                "/api/messages; \"Hi\"; 400; bad-request",
                "/api/messages; 1e999999; 400; bad-request",
                "/api/messages; {\"to\":15551230001,\"body\":\"x\"}; 400; bad-request",
                "/api/messages; {\"to\":\"+15551230001\",\"body\":1e400}; 400; bad-request",
                "/api/messages; {\"to\":\"+15551230001\",\"body\":true}; 400; bad-request",
                "/api/messages; {\"to\":\"+15551230001\",\"body\":{}}; 400; bad-request",
                "/api/messages; {\"to\":\"+15551230001\",\"body\":[\"x\"]}; 400; bad-request",
                "/api/messages; {\"to\":\"+15551230001\",\"mediaUrls\":\"https://m\"}; 400; bad-request",
                "/api/messages; {\"to\":\"+15551230001\",\"mediaUrls\":[{}]}; 400; bad-request",
                "/api/messages; {\"to\":\"+15551230001\",\"mediaUrls\":[null]}; 400; invalid-media-url",
                "/api/messages; {\"to\":\"+15551230001\",\"body\":\"x\",\"body\":\"y\"}; 400; bad-request",
                "/api/messages; {\"to\":\"+15551230001\",\"body\":\"\\ud83d\"}; 400; invalid-text",
                "/api/messages; {\"to\":\"\\udc4b\",\"body\":\"x\"}; 400; invalid-text",
                "/api/messages; {\"to\":\"+15551230001\",\"body\":\"x\",\"\\ud83d\":1}; 400; bad-request",
                "/api/messages; {\"to\":\"+15551230001\",\"mediaUrls\":[\"https://m.example/\\ud83d\"]}; 400;"
                        + " invalid-text",
                "/api/messages?dryRun=true; {\"to\":\"+15551230001\",\"body\":\"x\"}; 400; unknown-parameter",
                "/api/messages; {\"to\":\"24365\",\"body\":\"x\"}; 400; invalid-address",
                "/api/messages; {\"to\":\"+15551230001\",\"from\":\"BIKES\",\"body\":\"x\"}; 400; invalid-address",
                "/api/conversations/none/messages; {\"body\":\"x\"}; 404; conversation-not-found"
            })
    void aBadBodyIsAProblem(String path, String body, int status, String type) {
        var answer = send("POST", "demo", path, body);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(text(json(answer), "type")).isEqualTo("https://switchboard.io/problems/" + type);
        assertThat(answer.body()).doesNotContain("Exception");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/conversations?cursor=tampered, 400, invalid-cursor",
        "/api/conversations?view=theirs, 400, invalid-view",
        "/api/conversations?view=mine&status=open, 400, invalid-view",
        "/api/conversations?status=done, 400, invalid-status",
        "/api/conversations?unread=maybe, 400, bad-request",
        "/api/conversations/x/timeline, 404, conversation-not-found",
        "/api/conversations/x/timeline?before=a&after=b, 400, invalid-place",
        "/api/conversations?limit=0, 400, invalid-limit",
        "/api/conversations?limit=100000, 400, invalid-limit",
        "/api/conversations?limit=many, 400, bad-request",
        "/api/conversations?limit=99999999999, 400, bad-request",
        "/api/conversations?limit=, 400, invalid-limit",
        "/api/conversations?limit, 400, invalid-limit",
        "/api/conversations?cursor=%20, 400, invalid-cursor",
        "/api/conversations?limit=1&limit=2, 400, repeated-parameter",
        "/api/conversations?foo=bar, 400, unknown-parameter",
        "/api/conversations?foo, 400, unknown-parameter",
        "/api/conversations?Limit=2, 400, unknown-parameter",
        "/api/conversations?%66oo=bar, 400, unknown-parameter",
        "/api/conversations?=1, 400, unknown-parameter",
        "/api/conversations?cursor=%ED%A0%BD, 400, invalid-query",
        "/api/conversations?cursor=%E9, 400, invalid-query",
        "/api/conversations?%ED%A0%BD=1, 400, invalid-query",
        "/api/conversations?cursor=%00, 400, invalid-cursor",
        "/api/conversations/x?foo=bar, 400, unknown-parameter",
        "/api/conversations/x/messages?foo=bar, 400, unknown-parameter",
        "/api/messages/x?foo=bar, 400, unknown-parameter",
        "/api/messages/%ED%A0%BD, 400, bad-request",
        "/api/conversations/%ED%A0%BD, 400, bad-request",
        "/api/conversations/%E9/messages, 400, bad-request",
        "/api/messages/%F0%9F%91%8B, 404, message-not-found",
        "/api/messages/019aa5b2-0000-7000-8000-000000000000, 404, message-not-found"
    })
    void aBadQueryIsAProblem(String path, int status, String type) {
        var answer = send("GET", "demo", path, null);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(text(json(answer), "type")).endsWith("/" + type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?", "?limit=2&", "?&limit=2", "?%6Cimit=2", "?cursor="})
    void aQueryMayBeWrittenInAnyForm(String query) {
        get("demo", "/api/conversations" + query);
    }

    @Test
    void anUnknownParameterIsNamedTogetherWithTheKnownOnes() {
        var answer = send("GET", "demo", "/api/conversations?state=open", null);

        assertThat(text(json(answer), "detail")).contains("'state'").contains("limit, cursor");
    }

    @Test
    void aBodyThatIsTooLargeIsRejected() {
        var body = "{\"to\":\"+15551230001\",\"body\":\"" + "x".repeat(300_000) + "\"}";

        var answer = send("POST", "demo", "/api/messages", body);

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(text(json(answer), "type")).endsWith("/content-too-large");
    }

    @Test
    void anIdempotencyKeyThatIsTooLongIsRejected() {
        var request = Map.of("to", "+15551230025", "body", "Hi");

        assertThat(request("demo", "/api/messages", request, "k".repeat(256)).statusCode())
                .isEqualTo(400);
        assertThat(request("demo", "/api/messages", request, "k".repeat(255)).statusCode())
                .isEqualTo(202);
    }

    @Test
    void aRequestWithoutATokenIsRejected() {
        var answer = send("GET", null, "/api/conversations", null);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        assertThat(text(json(answer), "type")).endsWith("/unauthenticated");
    }

    @Test
    void aTokenWithoutATenantIsRejected() {
        var answer = send("GET", "none", "/api/conversations", null);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(text(json(answer), "type")).endsWith("/no-tenant");
    }

    @Test
    void everyConversationIsOnOnePage() {
        for (var i = 0; i < 3; i++) {
            customerTexts("+1555124100" + i, sid(4000 + i));
        }
        awaitConversation("demo", "+15551241000");
        awaitConversation("demo", "+15551241001");
        awaitConversation("demo", "+15551241002");

        var ids = new ArrayList<String>();
        var path = "/api/conversations?limit=2";
        JsonNode page;
        do {
            page = get("demo", path);
            page.get("items").forEach(conversation -> ids.add(text(conversation, "id")));
            path = "/api/conversations?limit=2&cursor=" + page.get("next").asString();
        } while (!page.get("next").isNull());

        assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(3);
        assertThat(get("demo", "/api/conversations?limit=200").get("items")).hasSize(ids.size());
    }
}
