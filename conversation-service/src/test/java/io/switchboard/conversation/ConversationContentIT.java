package io.switchboard.conversation;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Tests what may be said to whom: templates, opt-outs, WhatsApp's window and the preview. */
class ConversationContentIT extends ConversationServiceFixture {

    private static final String REMINDER = "HX000000000000000000000000000000a1";

    @Test
    void aCustomerWhoTextsStopGetsNothing() {
        KAFKA.writeSample(
                "inbound-message",
                Map.of(
                        "+15551230001",
                        "+15551230101",
                        "SM0123456789abcdef0123456789abcdef",
                        sid(101),
                        "Привет 👋 & <b>hello</b>",
                        "Stop."));
        var conversation = awaitConversation("demo", "+15551230101");
        var path = "/api/conversations/" + text(conversation, "id");
        await().untilAsserted(() ->
                assertThat(get("demo", path).at("/consent/state").asString("")).isEqualTo("opted-out"));

        var answer = send("POST", "demo", path + "/messages", "{\"body\":\"Hi\"}");

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(text(json(answer), "type")).endsWith("/opted-out");
        assertThat(text(json(answer).get("consent"), "reason")).isEqualTo("STOP");
        assertThat(get("demo", path + "/messages").get("items")).hasSize(1);
    }

    @Test
    void recipientsOfABulkMessageMayComeAsATable() {
        var template = json(send("POST", "demo+admin", "/api/templates", """
                {"name":"Table","body":"Hello {{name}}"}"""));
        var path = "/api/messages/bulk?templateId=" + text(template, "id");

        var wrong = table(path, "address,name\n+15551230193,Ada\nnowhere,Bob\n");
        var right = table(path, "address,name\n+15551230193,\"Ada, the first\"\n");

        assertThat(wrong.statusCode()).as(wrong.body()).isEqualTo(400);
        assertThat(json(wrong).at("/lines/0/line").asInt()).isEqualTo(3);
        assertThat(table(path, "").statusCode()).isEqualTo(400);
        assertThat(table(path, "name\nAda\n").body()).contains("invalid-csv");
        assertThat(right.statusCode()).as(right.body()).isEqualTo(202);
        var result = "/api/jobs/" + text(json(right), "id") + "/result";
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(send("GET", "demo", result, null, "Accept", "text/csv")
                                .body())
                        .contains("+15551230193,queued"));
        assertThat(get(
                                "demo",
                                "/api/conversations/" + text(awaitConversation("demo", "+15551230193"), "id")
                                        + "/messages")
                        .get("items"))
                .extracting(message -> text(message, "body"))
                .containsExactly("Hello Ada, the first");
    }

    private HttpResponse<String> table(String path, String table) {
        return send("POST", "demo", path, table, "Content-Type", "text/csv");
    }

    @Test
    void aFreeTextOutsideTheWindowIsRejectedAndATemplateIsSent() {
        var free = message("{\"to\":\"+15551230102\",\"channel\":\"whatsapp\",\"body\":\"Hi\"}");
        assertThat(free.statusCode()).isEqualTo(409);
        assertThat(text(json(free), "type")).endsWith("/outside-whatsapp-window");
        var templates = get("demo", text(json(free), "templates")).get("items");
        assertThat(templates)
                .singleElement()
                .satisfies(template -> assertThat(text(template, "contentSid")).isEqualTo(REMINDER));

        var sent = message("""
                {"to":"+15551230102","channel":"whatsapp","contentSid":"%s",
                 "contentVariables":{"1":"Ada","2":"Friday"}}""".formatted(REMINDER));

        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(202);
        assertThat(text(json(sent), "body")).isEqualTo("Hello Ada, we look forward to seeing you on Friday.");
        awaitSid(text(json(sent), "id"));
        assertThat(TWILIO.acceptedFrom("whatsapp:+15005550006"))
                .singleElement()
                .satisfies(text ->
                        assertThat(text).containsEntry("body", "Hello Ada, we look forward to seeing you on Friday."));
    }

    @Test
    void aTemplateIsRenderedAndItsMissingVariablesAreNamed() {
        var id = text(followUp(), "id");
        var missing = message("{\"to\":\"+15551230103\",\"templateId\":\"" + id + "\"}");
        assertThat(missing.statusCode()).isEqualTo(400);
        assertThat(json(missing).get("missing").toString()).isEqualTo("[\"name\"]");

        var sent = message(
                "{\"to\":\"+15551230103\",\"templateId\":\"%s\",\"variables\":{\"name\":\"Ada\"}}".formatted(id));

        assertThat(text(json(sent), "body")).startsWith("Hello Ada, we would like to follow up");
        assertThat(text(json(sent), "templateId")).isEqualTo(id);
        assertThat(json(sent).get("segments").asInt()).isEqualTo(1);
    }

    @Test
    void aPreviewTellsSegmentsAndWhatForcesTheEncoding() {
        var answer =
                send("POST", "demo", "/api/messages/preview", "{\"to\":\"+15551230104\",\"body\":\"It\u2019s noon\"}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(json(answer).get("segments").asInt()).isEqualTo(1);
        assertThat(text(json(answer), "encoding")).isEqualTo("UCS-2");
        assertThat(json(answer).at("/forcedBy/at").asInt()).isEqualTo(2);
        assertThat(json(answer).get("optedOut").asBoolean()).isFalse();
    }

    private HttpResponse<String> message(String json) {
        return send("POST", "demo", "/api/messages", json);
    }

    private JsonNode followUp() {
        for (var template : get("demo", "/api/templates").get("items")) {
            if (text(template, "kind").equals("follow-up")) {
                return template;
            }
        }
        throw new AssertionError("no follow-up");
    }
}
