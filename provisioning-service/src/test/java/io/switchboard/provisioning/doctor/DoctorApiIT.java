package io.switchboard.provisioning.doctor;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

import io.switchboard.events.Topics;
import io.switchboard.events.doctor.DoctorFinding;
import io.switchboard.provisioning.CompactedTopic;
import io.switchboard.provisioning.EmulatedTwilio;
import io.switchboard.provisioning.ProvisioningTest;
import io.switchboard.provisioning.Surroundings;
import io.switchboard.provisioning.Tokens;
import io.switchboard.provisioning.sync.SyncRuns;
import io.switchboard.testing.TestTokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@ProvisioningTest
class DoctorApiIT {

    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final EmulatedTwilio twilio = Surroundings.TWILIO;
    private final String tenant = "tenant-" + EmulatedTwilio.sid("x");
    private final String stranger = "tenant-" + EmulatedTwilio.sid("x");
    private final SyncRuns sync;

    @LocalServerPort
    private int port;

    private String numberSid = "";
    private String foreignSid = "";
    private String foreignAccount = "";

    DoctorApiIT(@Autowired SyncRuns sync) {
        this.sync = sync;
    }

    @BeforeEach
    void givenTwoTenants() {
        numberSid = twilio.addNumber(twilio.addAccount(tenant), EmulatedTwilio.address());
        foreignAccount = twilio.addAccount(stranger);
        foreignSid = twilio.addNumber(foreignAccount, EmulatedTwilio.address());
        sync.runOne();
    }

    @AfterEach
    void startOver() {
        twilio.reset();
    }

    @Test
    void aFindingKeepsItsTimeUntilItIsMended() throws Exception {
        assertThat(state(run(), "webhooks")).isEqualTo("ok");
        twilio.setNumber(numberSid, "voice_url", "https://elsewhere.example/voice");

        var broken = finding(run(), "webhooks:" + numberSid);
        var later = finding(run(), "webhooks:" + numberSid);

        assertThat(broken.get("state").asString()).isEqualTo("broken");
        assertThat(broken.get("action").get("path").asString())
                .isEqualTo("/api/phone-numbers/webhooks?phoneNumberId=" + numberSid);
        assertThat(later.get("since")).isEqualTo(broken.get("since"));
        assertThat(last().get("checks")).isEqualTo(last().get("checks"));
        assertThat(finding(last(), "webhooks:" + numberSid)).isEqualTo(later);

        sync.runOne();

        assertThat(state(run(), "webhooks")).isEqualTo("ok");
        assertThatEventsWere("webhooks:" + numberSid, "null→broken", "broken→ok");
    }

    @Test
    void aTenantSeesNothingOfAnother() throws Exception {
        twilio.setNumber(foreignSid, "sms_url", "https://elsewhere.example/sms");
        twilio.logsAlert(foreignAccount, "11200", "theirs");

        var diagnosis = run().toString();

        assertThat(diagnosis).doesNotContain(foreignSid, foreignAccount, stranger, "theirs");
        assertThat(diagnosis).doesNotContain(twilio.mainToken, twilio.token(foreignAccount));
    }

    @Test
    void severalWhoWatchExamineOnce() throws Exception {
        var first = run().get("checkedAt");

        var watched = post("/api/doctor/run?maxAgeSeconds=3600");

        assertThat(JSON.readTree(watched.body()).get("checkedAt")).isEqualTo(first);
        assertThat(run().get("checkedAt")).isNotEqualTo(first);
        assertThat(post("/api/doctor/run?maxAgeSeconds=-1").status()).isEqualTo(400);
        assertThat(post("/api/doctor/run?maxAgeSeconds=3601").status()).isEqualTo(400);
    }

    @Test
    void theFirstQuestionExaminesTheTenant() throws Exception {
        assertThat(state(last(), "credentials")).isEqualTo("ok");
    }

    @Test
    void aTenantWithoutAnAccountIsTold() throws Exception {
        var answer =
                send(request("/api/doctor", Tokens.of("tenant-without-account")).GET());

        assertThat(state(JSON.readTree(answer.body()), "account-status")).isEqualTo("broken");
    }

    @Test
    void agentsAreRefusedAndOperatorsNameATenant() throws Exception {
        var agent = request("/api/doctor", TestTokens.of(tenant, "agent")).GET();
        var operator = request("/api/doctor", TestTokens.of(null, "operator"))
                .header("X-Switchboard-Tenant", tenant)
                .GET();

        assertThat(send(agent).status()).isEqualTo(403);
        assertThat(send(operator).status()).isEqualTo(200);
    }

    private void assertThatEventsWere(String findingId, String... changes) {
        try (var events = new CompactedTopic<>(Topics.EVENTS)) {
            await().untilAsserted(() -> assertThat(events.records(tenant).stream()
                            .map(event -> JSON.readTree(event.value()))
                            .filter(event -> event.path("id").asString("").equals(findingId))
                            .map(event -> JSON.treeToValue(event, DoctorFinding.class))
                            .map(event -> event.previousState() + "→" + event.state()))
                    .containsExactly(changes));
        }
    }

    private static String state(JsonNode diagnosis, String id) {
        return finding(diagnosis, id).get("state").asString();
    }

    private static JsonNode finding(JsonNode diagnosis, String id) {
        return diagnosis.get("checks").values().stream()
                .filter(check -> check.get("id").asString().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no " + id + " in " + diagnosis));
    }

    private JsonNode last() throws Exception {
        return JSON.readTree(
                send(request("/api/doctor", Tokens.of(tenant)).GET()).body());
    }

    private JsonNode run() throws Exception {
        return JSON.readTree(post("/api/doctor/run").body());
    }

    private Answer post(String path) throws Exception {
        return send(request(path, Tokens.of(tenant)).POST(BodyPublishers.noBody()));
    }

    private record Answer(int status, String body) {}

    private Answer send(HttpRequest.Builder request) throws Exception {
        var response = HTTP.send(request.build(), BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.body());
    }

    private HttpRequest.Builder request(String path, String token) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + token);
    }
}
