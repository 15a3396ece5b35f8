package io.switchboard.conversation;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Tests what agents do with a conversation, through the API. */
class ConversationInboxIT extends ConversationServiceFixture {

    private static final String ADMIN = "demo+admin";

    @Test
    void anAgentReadsAssignsNotesAndClosesAConversation() {
        customerTexts("+15551260001", sid(6001));
        var id = text(awaitConversation("demo", "+15551260001"), "id");
        var path = "/api/conversations/" + id;
        assertThat(get("demo", path).get("unreadCount").asInt()).isOne();

        assertThat(write("POST", path + "/read", "{}").get("unreadCount").asInt())
                .isZero();
        assertThat(text(write("PATCH", path, "{\"assignee\":\"ann\",\"status\":\"closed\"}"), "assignee"))
                .isEqualTo("ann");
        assertThat(text(write("POST", path + "/notes", "{\"body\":\"Call back.\"}"), "body"))
                .isEqualTo("Call back.");
        assertThat(send("POST", "demo", path + "/presence", "{\"state\":\"viewing\"}")
                        .statusCode())
                .isEqualTo(204);

        var stale = send("PATCH", "demo", path, "{\"pinned\":true}", "If-Match", "\"0\"");
        assertThat(stale.statusCode()).isEqualTo(412);
        assertThat(stale.headers().firstValue("ETag")).hasValue("\"1\"");
        assertThat(text(json(stale).get("current"), "assignee")).isEqualTo("ann");
        assertThat(get("demo", path + "/timeline").get("items"))
                .extracting(entry -> text(entry, "kind"))
                .containsExactlyInAnyOrder("message", "change", "change", "note");
        assertThat(get("demo", "/api/conversations?status=closed&assignee=ann").get("items"))
                .extracting(conversation -> text(conversation, "id"))
                .containsExactly(id);
        assertThat(get("demo", "/api/conversations/counts")
                        .at("/views/closed/open")
                        .asInt())
                .isPositive();
    }

    @Test
    void aLongAnswerIsCompressedForThoseWhoReadThat() {
        customerTexts("+15551260009", sid(6009));
        var id = text(awaitConversation("demo", "+15551260009"), "id");
        var path = "/api/conversations/" + id;
        write("POST", path + "/notes", "{\"body\":\"%s\"}".formatted("Call back. ".repeat(400)));

        var compressed = send("GET", "demo", path + "/timeline", null, "Accept-Encoding", "gzip");

        assertThat(compressed.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(compressed.headers().allValues("Vary")).contains("accept-encoding");
        assertThat(send("GET", "demo", path + "/timeline", null).headers().firstValue("Content-Encoding"))
                .isEmpty();
    }

    @Test
    void aRuleAssignsAndLabelsWhatCustomersText() {
        var label =
                text(json(send("POST", ADMIN, "/api/labels", "{\"name\":\"By rule\",\"colour\":\"#c2410c\"}")), "id");
        var rules = "{\"rules\":[{\"name\":\"Greeting\",\"if\":{\"words\":[\"ПРИВЕТ\"]},"
                + "\"then\":{\"assign\":\"ann\",\"addLabels\":[\"%s\"]}}]}".formatted(label);
        assertThat(send("PUT", ADMIN, "/api/settings/rules", rules).statusCode())
                .isEqualTo(200);

        KAFKA.writeSample(
                "inbound-message",
                Map.of(
                        "+15551230001",
                        "+15551260003",
                        "SM0123456789abcdef0123456789abcdef",
                        sid(6003),
                        "2026-11-21T09:30:00.123Z",
                        Instant.now().truncatedTo(ChronoUnit.MILLIS).toString()));

        var path = "/api/conversations/" + text(awaitConversation("demo", "+15551260003"), "id");
        await().untilAsserted(
                        () -> assertThat(text(get("demo", path), "assignee")).isEqualTo("ann"));
        assertThat(get("demo", path).at("/labels/0").asString()).isEqualTo(label);
        assertThat(get("demo", path + "/timeline").get("items"))
                .filteredOn(entry -> text(entry, "kind").equals("change"))
                .extracting(entry -> entry.at("/change/by/id").asString() + " "
                        + entry.at("/change/by/name").asString())
                .containsExactly("rule Greeting", "rule Greeting");
        var checked = json(send("POST", ADMIN, "/api/settings/rules/check", rules));
        assertThat(checked.get("matches"))
                .extracting(match -> text(match, "theirAddress"))
                .contains("+15551260003");
        send("PUT", ADMIN, "/api/settings/rules", "{}");
    }

    @Test
    void onceAMemberIsAnnouncedOthersCannotBeAssignedTo() {
        customerTexts("+15551260002", sid(6002));
        var path = "/api/conversations/" + text(awaitConversation("demo", "+15551260002"), "id");

        KAFKA.writeSample("member-updated", Map.of("jonas", "ann"));

        // Another one each time: who is the assignee already is never refused.
        var strangers = IntStream.iterate(1, number -> number + 1).iterator();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> send("PATCH", "demo", path, "{\"assignee\":\"eve%d\"}".formatted(strangers.next()))
                                .statusCode()
                        == 409);
        assertThat(text(write("PATCH", path, "{\"assignee\":\"ann\"}"), "assignee"))
                .isEqualTo("ann");
    }

    private JsonNode write(String method, String path, String body) {
        var answer = send(method, "demo", path, body);
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
        return json(answer);
    }
}
