package io.switchboard.provisioning.assignment;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

import io.switchboard.events.CloudEvent;
import io.switchboard.events.Conversation;
import io.switchboard.events.EventType;
import io.switchboard.events.NumberRecord;
import io.switchboard.events.Topics;
import io.switchboard.events.audit.AuditEntry;
import io.switchboard.kafka.EventPublisher;
import io.switchboard.mongo.TenantKey;
import io.switchboard.provisioning.CompactedTopic;
import io.switchboard.provisioning.EmulatedTwilio;
import io.switchboard.provisioning.ProvisioningTest;
import io.switchboard.provisioning.Surroundings;
import io.switchboard.provisioning.sync.SyncRuns;
import io.switchboard.testing.TestTokens;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@ProvisioningTest
class NumberLifeIT {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final EmulatedTwilio twilio = Surroundings.TWILIO;
    private final String tenant = "tenant-" + EmulatedTwilio.sid("x");
    private final String stranger = "tenant-" + EmulatedTwilio.sid("x");
    private final String address = EmulatedTwilio.address();
    private final SyncRuns sync;
    private final MongoOperations mongo;
    private final EventPublisher events;
    private String account = "";
    private String sid = "";

    @LocalServerPort
    private int port;

    NumberLifeIT(@Autowired SyncRuns sync, @Autowired MongoOperations mongo, @Autowired EventPublisher events) {
        this.sync = sync;
        this.mongo = mongo;
        this.events = events;
    }

    private record Answer(int status, String tag, JsonNode body) {

        String problem() {
            return body.path("type").asString("").replace("https://switchboard.io/problems/", "");
        }

        String text(String field) {
            return body.path(field).asString("");
        }
    }

    @BeforeEach
    void givenANumberAndAMember() {
        account = twilio.addAccount(tenant);
        sid = twilio.addNumber(account, address);
        twilio.addAccount(stranger);
        sync.runOne();
        var now = Instant.now();
        var member = new Document("_id", TenantKey.of(tenant, "grace"))
                .append("tenantId", tenant)
                .append("subject", "grace")
                .append("profile", "{\"name\":\"Grace\"}")
                .append("roles", List.of())
                .append("revision", 1)
                .append("createdAt", now)
                .append("updatedAt", now);
        mongo.insert(member, "members");
    }

    @AfterEach
    void startOver() {
        twilio.reset();
    }

    @Test
    void anAssignmentReachesTheNumberTwilioTheDirectoryAndTheAudit() throws Exception {
        var assigned = assign("{'phoneNumberId': '%s', 'agentId': 'grace', 'enableSms': true, 'enableVoice': false}");

        assertThat(assigned.status()).isEqualTo(200);
        assertThat(assigned.text("agentId")).isEqualTo("grace");
        assertThat(assigned.body().get("channels").toString()).isEqualTo("[\"sms\"]");
        assertThat(assigned.body().get("enabledChannels").toString())
                .isEqualTo("{\"sms\":true,\"whatsapp\":true,\"voice\":false}");
        assertThat(twilio.number(sid, "voice_url")).isEmpty();
        try (var numbers = new CompactedTopic<NumberRecord>(Topics.NUMBERS);
                var audit = new CompactedTopic<AuditEntry>(Topics.AUDIT)) {
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                assertThat(Objects.requireNonNull(numbers.current(address)).agentId())
                        .isEqualTo("grace");
                var entry = Objects.requireNonNull(audit.current(tenant));
                assertThat(entry.what()).isEqualTo("phone-number.assigned");
                assertThat(Objects.requireNonNull(entry.after())).containsEntry("agentId", "grace");
            });
        }
        assertThat(send("DELETE", "/assign?phoneNumberId=" + sid, "").body().has("agentId"))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'phoneNumberId': '%s', 'agentId': 'mallory'}                        | 409 | assignee-not-a-member",
                "{'phoneNumberId': '%s'}                                              | 400 | invalid-agent",
                "{'phoneNumberId': '%s', 'agentId': 'grace', 'chatbotId': 'other'}    | 400 | invalid-agent",
                "{'agentId': 'grace'}                                                 | 400 | invalid-phone-number-id",
                "{'phoneNumberId': '+15550009999', 'agentId': 'grace'}                | 404 | phone-number-not-found",
                "{'phoneNumberId': ['%s'], 'agentId': 'grace'}                        | 400 | bad-request"
            })
    void aWrongAssignmentIsAProblemAndChangesNothing(String form, int status, String problem) throws Exception {
        var before = get();

        var answer = assign(form);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.problem()).isEqualTo(problem);
        assertThat(get().body()).isEqualTo(before.body());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'friendlyName': ''}                    | invalid-friendly-name",
                "{'friendlyName': 7}                     | invalid-friendly-name",
                "{'channels': {'fax': true}}             | invalid-channels",
                "{'channels': ['sms']}                   | invalid-channels",
                "{'channels': {'sms': 'yes'}}            | invalid-channels",
                "{'callSettings': {'recording': 'yes'}}  | invalid-call-settings",
                "{'callSettings': {'greeting': ''}}      | invalid-call-settings",
                "{'callSettings': {'voice': 'Polly'}}    | unknown-field",
                "{'agentId': ''}                         | invalid-agent",
                "{'state': 'released'}                   | unknown-field"
            })
    void aWrongChangeIsAProblem(String form, String problem) throws Exception {
        var answer = send("PATCH", "/" + sid, form.replace('\'', '"'));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo(problem);
    }

    @Test
    void aChangeOfAnOutdatedRevisionGetsThePresentState() throws Exception {
        var tag = get().tag();
        var form = "{\"friendlyName\":\"Reception\",\"callSettings\":{\"recording\":true}}";

        var changed = send("PATCH", "/" + sid, form, tag);
        var outdated = send("PATCH", "/" + sid, "{\"friendlyName\":\"Desk\"}", tag);

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.body().at("/callSettings/recording").asBoolean()).isTrue();
        assertThat(twilio.number(sid, "friendly_name")).isEqualTo("Reception");
        assertThat(outdated.status()).isEqualTo(412);
        assertThat(outdated.tag()).isEqualTo(changed.tag());
        assertThat(outdated.body().at("/current/friendlyName").asString()).isEqualTo("Reception");
    }

    @Test
    void aRefusedChangeNamesTwiliosCode() throws Exception {
        twilio.refuses("POST", sid);

        var answer = send("PATCH", "/" + sid, "{\"friendlyName\":\"Reception\"}");

        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.problem()).isEqualTo("twilio-refused");
        assertThat(answer.text("detail")).contains("error 21502");
        assertThat(get().text("friendlyName")).isEqualTo("Line");
    }

    @Test
    void aReleaseAsksForTheLastDigitsAndTellsOpenConversationsAndCanBeCalledBack() throws Exception {
        openConversation();

        await().atMost(Duration.ofSeconds(20))
                .until(() -> send("DELETE", "/" + sid, "")
                                .body()
                                .path("openConversations")
                                .asInt()
                        == 1);
        var unconfirmed = send("DELETE", "/" + sid + "?confirm=1", "");
        var begun = send("DELETE", "/" + sid + "?confirm=" + address.substring(address.length() - 4), "");
        var kept = send("POST", "/" + sid + "/keep", "");

        assertThat(unconfirmed.status()).isEqualTo(409);
        assertThat(unconfirmed.problem()).isEqualTo("release-not-confirmed");
        assertThat(begun.status()).isEqualTo(202);
        assertThat(begun.text("state")).isEqualTo("releasing");
        assertThat(Instant.parse(begun.text("releaseAt"))).isAfter(Instant.now().plus(Duration.ofHours(23)));
        assertThat(kept.text("state")).isEqualTo("active");
        assertThat(kept.body().has("releaseAt")).isFalse();
    }

    @Test
    void aNumberThatIsPutBackIsUnmanagedAndCanBeImportedAgain() throws Exception {
        assertThat(send("POST", "/" + sid + "/restore", "").problem()).isEqualTo("number-not-imported");
        var other = twilio.addNumber(account, EmulatedTwilio.address());
        var form = "{\"accountSid\":\"%s\",\"sid\":\"%s\",\"keepPrevious\":true}".formatted(account, other);

        var imported = send("POST", "/import", form);
        var restored = send("POST", "/" + other + "/restore", "");
        sync.runOne();

        assertThat(imported.status()).isEqualTo(200);
        assertThat(imported.text("origin")).isEqualTo("imported");
        assertThat(imported.text("state")).isEqualTo("active");
        assertThat(restored.text("state")).isEqualTo("unmanaged");
        assertThat(twilio.number(other, "sms_url")).isEqualTo("https://demo.twilio.com/welcome/sms");
        assertThat(twilio.number(other, "voice_url")).isEmpty();
        var unmanaged = send("GET", "?state=unmanaged", "").body().get("items");
        assertThat(unmanaged).hasSize(1);
        assertThat(unmanaged.get(0).get("sid").asString()).isEqualTo(other);
        assertThat(send("GET", "", "").body().get("items")).hasSize(1);
        assertThat(send("PATCH", "/" + other, "{\"friendlyName\":\"x\"}").problem())
                .isEqualTo("number-not-in-use");
        assertThat(send("POST", "/import", "{\"sid\":\"" + other + "\"}").status())
                .isEqualTo(200);
        assertThat(send("POST", "/import", form).problem()).isEqualTo("number-already-managed");
    }

    @Test
    void othersNeitherSeeNorChangeTheNumber() throws Exception {
        var form = "{\"accountSid\":\"%s\",\"sid\":\"%s\"}".formatted(account, sid);
        var confirm = address.substring(address.length() - 4);

        assertThat(as(stranger, "admin", "PATCH", "/" + sid, "{\"friendlyName\":\"x\"}")
                        .status())
                .isEqualTo(404);
        assertThat(as(stranger, "admin", "DELETE", "/" + sid + "?confirm=" + confirm, "")
                        .status())
                .isEqualTo(404);
        assertThat(as(stranger, "admin", "POST", "/import", form).status()).isEqualTo(404);
        assertThat(as(stranger, "admin", "POST", "/" + sid + "/restore", "").status())
                .isEqualTo(404);
        assertThat(as(tenant, "agent", "PATCH", "/" + sid, "{\"friendlyName\":\"x\"}")
                        .status())
                .isEqualTo(403);
        assertThat(as(tenant, "agent", "POST", "/assign", "{}").status()).isEqualTo(403);
        assertThat(as(tenant, "agent", "DELETE", "/" + sid, "").status()).isEqualTo(403);
        assertThat(as(tenant, "agent", "GET", "/" + sid, "").status()).isEqualTo(200);
    }

    private void openConversation() {
        var now = Instant.parse("2026-11-21T09:30:00Z");
        var party = new Conversation.Party(null, "x");
        var conversation = new Conversation(
                tenant + "-c",
                "sms",
                address,
                "+15551230001",
                "c",
                null,
                Conversation.Status.OPEN,
                true,
                null,
                now,
                now,
                0,
                null,
                List.of(),
                false,
                null,
                party,
                party,
                null,
                1,
                null,
                null,
                null,
                null,
                List.of(),
                List.of());
        events.publish(List.of(new CloudEvent<>(
                tenant + "-c/1",
                EventType.CONVERSATION_UPDATED.type(),
                "/conversation-service",
                conversation.id(),
                now,
                tenant,
                conversation)));
    }

    private Answer assign(String form) throws Exception {
        return send("POST", "/assign", form.replace('\'', '"').replace("%s", address));
    }

    private Answer get() throws Exception {
        return send("GET", "/" + sid, "");
    }

    private Answer send(String method, String path, String body, String... ifMatch) throws Exception {
        return as(tenant, "admin", method, path, body, ifMatch);
    }

    private Answer as(String tenantId, String role, String method, String path, String body, String... ifMatch)
            throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/phone-numbers" + path))
                .header("Authorization", "Bearer " + TestTokens.of(tenantId, role))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        for (var tag : ifMatch) {
            request.header("If-Match", tag);
        }
        HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
        return new Answer(
                response.statusCode(),
                response.headers().firstValue("ETag").orElse(""),
                JSON.readTree(response.body().isEmpty() ? "{}" : response.body()));
    }
}
