package io.switchboard.conversation;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Tests contacts, search, addresses and jobs through the API, with the listener that makes new messages findable. */
class ContactApiIT extends ConversationServiceFixture {

    private static final String ADMIN = "demo+admin";

    @Test
    void aContactIsFoundChangedMergedAndErased() {
        customerTexts("+15551237001", sid(7001));
        customerTexts("+15551237002", sid(7002));
        var conversation = awaitConversation("demo", "+15551237001");
        var contact = text(conversation, "contactId");
        var other = text(awaitConversation("demo", "+15551237002"), "contactId");

        var changed =
                send("PATCH", "demo", "/api/contacts/" + contact, "{\"name\":\"Ada Lovelace\"}", "If-Match", "\"0\"");
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        assertThat(changed.headers().firstValue("ETag")).hasValue("\"1\"");
        var stale = send("PATCH", "demo", "/api/contacts/" + contact, "{\"name\":\"Eve\"}", "If-Match", "\"0\"");
        assertThat(stale.statusCode()).isEqualTo(412);
        assertThat(json(stale).at("/current/name").asString()).isEqualTo("Ada Lovelace");
        assertThat(awaitHit("/api/search?type=contact&q=lovelace").get("id").asString())
                .isEqualTo(contact);
        // Of all types, with characters as a browser sends them
        assertThat(awaitHit("/api/search?q=[lovelace]").get("id").asString()).isEqualTo(contact);
        assertThat(awaitHit("/api/search?type=contact&q=555%20123%207001")
                        .get("conversationId")
                        .asString())
                .isEqualTo(text(conversation, "id"));

        var address = get("demo", "/api/addresses?text=(555)%20123-7001");
        assertThat(address.at("/contact/id").asString()).isEqualTo(contact);
        assertThat(text(address, "display")).isEqualTo("+1 555 123 7001");

        var merged = send("POST", "demo", "/api/contacts/" + contact + "/merge", "{\"with\":\"" + other + "\"}");
        assertThat(merged.statusCode()).as(merged.body()).isEqualTo(200);
        assertThat(json(merged).at("/contact/addresses")).hasSize(2);
        assertThat(text(get("demo", "/api/contacts/" + other), "id")).isEqualTo(contact);

        var refused = send("POST", "demo", "/api/contacts/" + contact + "/erase", null);
        assertThat(refused.statusCode()).isEqualTo(403);
        var job = send("POST", ADMIN, "/api/contacts/" + contact + "/erase", "{}");
        assertThat(job.statusCode()).as(job.body()).isEqualTo(202);
        var finished = awaitJob(text(json(job), "id"));
        assertThat(text(finished, "state")).as(finished.toString()).isEqualTo("succeeded");
        assertThat(get(ADMIN, text(finished, "resultUrl"))
                        .at("/erased/messages")
                        .asInt())
                .isEqualTo(2);
        assertThat(send("GET", "demo", "/api/contacts/" + contact, null).statusCode())
                .isEqualTo(404);
        assertThat(send("GET", "demo", "/api/conversations/" + text(conversation, "id"), null)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void anExportIsReadAsLinesOfJsonOrAsCsvByAdminsOnly() {
        customerTexts("+15551237003", sid(7003));
        var contact = text(awaitConversation("demo", "+15551237003"), "contactId");

        var job = send("POST", ADMIN, "/api/conversations/export", "{\"contactId\":\"" + contact + "\"}");

        assertThat(job.statusCode()).as(job.body()).isEqualTo(202);
        var result = text(awaitJob(text(json(job), "id")), "resultUrl");
        assertThat(send("GET", ADMIN, result, null).body().lines()).hasSize(1);
        var csv = send("GET", ADMIN, result, null, "Accept", "text/csv");
        assertThat(csv.headers().firstValue("Content-Type")).hasValue("text/csv");
        assertThat(csv.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment");
        assertThat(csv.body().lines()).hasSize(2).anyMatch(line -> line.contains("+15551237003"));
        assertThat(send("GET", "demo", result, null).statusCode()).isEqualTo(403);
        assertThat(send("GET", "other+admin", result, null).statusCode()).isEqualTo(404);
    }

    @Test
    void aListIsImportedByAdminsOnlyAndItsContactsAreFound() {
        var table = "name,phone,city\nGrace Hopper,+15551237004,Arlington\nNobody,none,\n";
        var csv = new String[] {"Content-Type", "text/csv"};

        assertThat(send("POST", "demo", "/api/contacts/import", table, csv).statusCode())
                .isEqualTo(403);
        var preview = json(send("POST", ADMIN, "/api/contacts/import/check", table, csv));
        assertThat(preview.get("rows").asInt()).isEqualTo(2);
        assertThat(preview.at("/columns/1/use").asString()).isEqualTo("address");
        var begun = send("POST", ADMIN, "/api/contacts/import", table, csv);

        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
        var job = awaitJob(text(json(begun), "id"));
        assertThat(text(job, "state")).isEqualTo("succeeded");
        assertThat(job.get("failureCount").asInt()).isEqualTo(1);
        var report = get(ADMIN, text(job, "resultUrl"));
        assertThat(report.at("/refused/0/field").asString()).isEqualTo("phone");
        var refused = send("GET", ADMIN, text(job, "resultUrl"), null, "Accept", "text/csv");
        assertThat(refused.body()).contains("Nobody,none,,3,");
        assertThat(awaitHit("/api/search?type=contact&q=hopper")
                        .get("contactName")
                        .asString())
                .isEqualTo("Grace Hopper");
        var exported = awaitJob(text(json(send("POST", ADMIN, "/api/contacts/export", null)), "id"));
        var result = send("GET", ADMIN, text(exported, "resultUrl"), null);
        assertThat(result.headers().firstValue("Content-Disposition").orElse(""))
                .contains("contacts.csv");
        assertThat(result.body()).contains("Grace Hopper,+15551237004,");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "GET; /api/search?q=; ; 400; invalid-query",
                "GET; /api/search?q=x&type=y; ; 400; invalid-type",
                "GET; /api/search?q=x&cursor=y; ; 400; invalid-cursor",
                "GET; /api/addresses?text=(.*); ; 400; invalid-address",
                "GET; /api/addresses?text=%2B44&country=XX; ; 400; invalid-country",
                "GET; /api/contacts/none; ; 404; contact-not-found",
                "PATCH; /api/contacts/none; {}; 404; contact-not-found",
                "POST; /api/contacts/none/merge; {}; 400; missing-contact",
                "POST; /api/contacts/none/merge; {\"with\":\"none\"}; 404; contact-not-found",
                "POST; /api/contacts/merges/none/undo; ; 404; merge-not-found",
                "POST; /api/contacts/none/notes; {\"body\":\"x\"}; 404; contact-not-found",
                "POST; /api/contacts/none/export; ; 403; insufficient-role",
                "POST; /api/contacts/export; ; 403; insufficient-role",
                "GET; /api/jobs/none; ; 404; job-not-found",
                "DELETE; /api/jobs/none; ; 404; job-not-found",
                "GET; /api/jobs/none/result; ; 404; job-not-found"
            })
    void aBadRequestIsAProblem(String method, String path, String body, int status, String type) {
        var answer = send(method, "demo", path, body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(text(json(answer), "type")).endsWith("/" + type);
    }

    private JsonNode awaitHit(String path) {
        return await().atMost(Duration.ofSeconds(20))
                .until(() -> get("demo", path).get("items"), items -> !items.isEmpty())
                .get(0);
    }

    private JsonNode awaitJob(String id) {
        return await().atMost(Duration.ofSeconds(30))
                .until(() -> get(ADMIN, "/api/jobs/" + id), job -> job.has("finishedAt"));
    }
}
