package io.switchboard.provisioning.numbers;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.StringJoiner;

import io.switchboard.change.audit.AuditActor;
import io.switchboard.events.NumberRecord;
import io.switchboard.events.Topics;
import io.switchboard.mongo.IdGenerator;
import io.switchboard.mongo.revision.RevisedDocuments;
import io.switchboard.provisioning.CompactedTopic;
import io.switchboard.provisioning.EmulatedTwilio;
import io.switchboard.provisioning.ProvisioningTest;
import io.switchboard.provisioning.Surroundings;
import io.switchboard.provisioning.Tokens;
import io.switchboard.provisioning.change.NumberAudit;
import io.switchboard.provisioning.records.NumberChange;
import io.switchboard.provisioning.records.NumberJournal;
import io.switchboard.provisioning.records.PhoneNumber;
import io.switchboard.provisioning.records.PhoneNumbers;
import io.switchboard.provisioning.sync.SyncRuns;
import io.switchboard.web.TenantId;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Changes the plan of one number again and again; a sync run for each test would take most of the time. */
@ProvisioningTest
@TestInstance(Lifecycle.PER_CLASS)
class VoicePlanApiIT {

    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String BUSY = "{\"type\":\"reject\",\"reason\":\"busy\"}";

    private final EmulatedTwilio twilio = Surroundings.TWILIO;
    private final String tenant = "tenant-" + EmulatedTwilio.sid("x");
    private final String stranger = "tenant-" + EmulatedTwilio.sid("x");
    private final String address = EmulatedTwilio.address();
    private final String strangersAddress = EmulatedTwilio.address();
    private final SyncRuns sync;
    private final PhoneNumbers numbers;
    private final MongoOperations mongo;
    private final NumberAudit audit;

    @LocalServerPort
    private int port;

    VoicePlanApiIT(
            @Autowired SyncRuns sync,
            @Autowired PhoneNumbers numbers,
            @Autowired MongoOperations mongo,
            @Autowired NumberAudit audit) {
        this.sync = sync;
        this.numbers = numbers;
        this.mongo = mongo;
        this.audit = audit;
    }

    @BeforeAll
    void givenTwoTenantsWithANumberEach() {
        twilio.addNumber(twilio.addAccount(tenant), address);
        twilio.addNumber(twilio.addAccount(stranger), strangersAddress);
        sync.runOne();
    }

    @AfterEach
    void takeThePlanBack() throws Exception {
        assertThat(patch(tenant, address, "{\"voicePlan\":null}").statusCode()).isEqualTo(200);
    }

    @AfterAll
    void startOver() {
        twilio.reset();
    }

    @Test
    void aPlanIsShownAndReachesTheIngress() throws Exception {
        var changed = patch(tenant, address, "{\"voicePlan\":" + BUSY + "}");

        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(JSON.readTree(changed.body()).get("voicePlan")).isEqualTo(JSON.readTree(BUSY));
        assertThat(shown().get("voicePlan")).isEqualTo(JSON.readTree(BUSY));
        awaitPublished(Map.of("type", "reject", "reason", "busy"));
    }

    @Test
    void aPlanStaysAfterASyncRun() throws Exception {
        patch(tenant, address, "{\"voicePlan\":" + BUSY + "}");

        sync.runOne();

        assertThat(shown().get("voicePlan")).isEqualTo(JSON.readTree(BUSY));
        awaitPublished(Map.of("type", "reject", "reason", "busy"));
    }

    @Test
    void aPlanIsTakenBack() throws Exception {
        patch(tenant, address, "{\"voicePlan\":" + BUSY + "}");

        var changed = patch(tenant, address, "{\"voicePlan\":null}");

        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(shown().has("voicePlan")).isFalse();
        awaitPublished(null);
    }

    @Test
    void nothingIsChangedByNothing() throws Exception {
        patch(tenant, address, "{\"voicePlan\":" + BUSY + "}");
        var before = shown();

        assertThat(patch(tenant, address, "{}").statusCode()).isEqualTo(200);
        assertThat(patch(tenant, address, "{\"voicePlan\":" + BUSY + "}").statusCode())
                .isEqualTo(200);

        assertThat(shown()).isEqualTo(before);
    }

    @Test
    void anOmittedFieldGetsItsDefault() throws Exception {
        patch(tenant, address, "{\"voicePlan\":{\"type\":\"forward\",\"to\":[\"+15551230001\"]}}");

        assertThat(shown().get("voicePlan").get("timeoutSeconds").asInt()).isEqualTo(20);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'voicePlan': 'ring'}                                            | invalid-voice-plan |",
                "{'voicePlan': {}}                                                | invalid-voice-plan | type",
                "{'voicePlan': {'type': 'ring'}}                                  | invalid-voice-plan | type",
                "{'voicePlan': {'type': 'forward', 'to': ['0151 23']}}            | invalid-voice-plan | +15551230001",
                "{'voicePlan': {'type': 'forward', 'to': []}}                     | invalid-voice-plan | 1 to 10",
                "{'voicePlan': {'type': 'hangUp', 'lastWord': 'Bye'}}             | invalid-voice-plan | lastWords",
                "{'voicePlan': {'type': 'menu', 'prompt': {'say': 'Hi'}, 'digits': {'x': {'type': 'reject'}}}}"
                        + " | invalid-voice-plan | 0-9",
                "{'agentIds': 'x'}                                                | unknown-field      | agentIds"
            })
    void aPlanThatNoCallCouldBeAnsweredByIsAProblem(String body, String slug, @Nullable String says) throws Exception {
        var answer = patch(tenant, address, body.replace('\'', '"'));

        assertThat(answer.statusCode()).isEqualTo(400);
        var problem = JSON.readTree(answer.body());
        assertThat(problem.get("type").asString()).isEqualTo("https://switchboard.io/problems/" + slug);
        assertThat(problem.get("detail").asString())
                .contains(says == null ? "" : says)
                .doesNotContain("io.switchboard");
        assertThat(shown().has("voicePlan")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "1",
                "'voicePlan'",
                "{",
                "{'voicePlan': {'type': 'reject'}",
                "{'voicePlan': {'type': 'hangUp', 'lastWords': {'say': 'Bye \\ud800'}}}",
                "{'voicePlan': {'type': 'hangUp', 'lastWords': {'say': 'Bye \\udc00\\ud800'}}}",
                "{'voicePlan': {'type': 'hangUp', 'lastWords': {'say': 'Bye \\u0000'}}}",
                "{'voicePlan': {'type': 'hangUp', 'lastWords': {'say': 'Bye \\u001b[31m'}}}",
                "{'voicePlan': {'type': 'hangUp', 'lastWords': {'say': 'Bye \\uffff'}}}",
                "{'voicePlan': {'type': 'hangUp', '\\ud800': 1}}",
                "{'voicePlan': {'type': '\\ud800'}}",
                "{'\\ud800': 1}",
                "{'\\u0000': 1}",
                "{'voicePlan': {'type': null}}",
                "{'voicePlan': {'type': ['reject']}}",
                "{'voicePlan': {'type': 'forward', 'to': [null]}}",
                "{'voicePlan': {'type': 'forward', 'to': {'a': 1}}}",
                "{'voicePlan': {'type': 'forward', 'to': '+15551230001', 'timeoutSeconds': 99999999999999999999}}",
                "{'voicePlan': {'type': 'forward', 'to': ['+15551230001'], 'timeoutSeconds': 1e999}}",
                "{'voicePlan': {'type': 'forward', 'to': ['+15551230001'], 'timeoutSeconds': -1}}",
                "{'voicePlan': {'type': 'forward', 'to': ['+15551230001'], 'timeoutSeconds': NaN}}",
                "{'voicePlan': {'type': 'menu', 'prompt': null, 'digits': null}}",
                "{'voicePlan': {'type': 'menu', 'prompt': {'say': 'Hi'}, 'digits': {'1': null}}}",
                "{'voicePlan': {'type': 'menu', 'prompt': {'say': 'Hi'}, 'digits': []}}",
                "{'voicePlan': true}",
                "{'voicePlan': 1e400}"
            })
    void anInvalidChangeIsAProblemAndChangesNothing(String body) throws Exception {
        var answer = patch(tenant, address, body.replace('\'', '"'));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(JSON.readTree(answer.body()).get("type").asString()).startsWith("https://switchboard.io/problems/");
        assertThat(shown().has("voicePlan")).isFalse();
    }

    @Test
    void aNumberOfManyDigitsIsAProblem() throws Exception {
        assertThat(patch(tenant, address, "{\"voicePlan\":" + "9".repeat(5_000) + "}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aPlanThatIsTooLargeIsAProblemThatNamesTheLimit() throws Exception {
        var digits = new StringJoiner(",");
        for (var key : List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "*", "#")) {
            digits.add("\"%s\":{\"type\":\"hangUp\",\"lastWords\":{\"say\":\"%s\"}}".formatted(key, "x".repeat(6_000)));
        }
        var menu = "{\"type\":\"menu\",\"prompt\":{\"say\":\"Hi\"},\"digits\":{" + digits + "}}";

        var answer = patch(tenant, address, "{\"voicePlan\":" + menu + "}");

        assertThat(answer.statusCode()).isIn(400, 413);
        assertThat(answer.body()).containsPattern("at most \\d+ characters|has \\d+ characters|\\d+ characters");
        assertThat(shown().has("voicePlan")).isFalse();
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedBeforeItIsRead() throws Exception {
        var large = "{\"voicePlan\":\"" + "x".repeat(600_000) + "\"}";
        var chunked = request(tenant, address)
                .header("Content-Type", "application/json")
                .method(
                        "PATCH",
                        BodyPublishers.fromPublisher(
                                BodyPublishers.ofByteArrays(List.of(large.getBytes(StandardCharsets.UTF_8)))))
                .build();

        for (var answer : List.of(patch(tenant, address, large), HTTP.send(chunked, BodyHandlers.ofString()))) {
            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(answer.body()).contains("problems/content-too-large", "524288");
        }
    }

    @Test
    void aPlanNestedTooDeeplyIsAProblem() throws Exception {
        var plan = BUSY;
        for (var i = 0; i < 400; i++) {
            plan = "{\"type\":\"recording\",\"then\":" + plan + "}";
        }

        assertThat(patch(tenant, address, "{\"voicePlan\":" + plan + "}").statusCode())
                .isEqualTo(400);
    }

    @Test
    void onlyOwnNumbersAreShownToThoseCalled() throws Exception {
        var forward = "{\"voicePlan\":{\"type\":\"forward\",\"to\":[\"+15551230001\"],\"callerId\":\"%s\"}}";

        assertThat(patch(tenant, address, forward.formatted(address)).statusCode())
                .isEqualTo(200);
        assertThat(patch(tenant, address, forward.formatted(strangersAddress)).statusCode())
                .isEqualTo(400);
    }

    @Test
    void aChangeIsNotOlderThanTheOneBeforeWhenTheClockGoesBack() {
        var number = numbers.find(new TenantId(tenant), address).orElseThrow();
        var behind = dyingInstance(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

        var changed = plan(behind, number).orElseThrow();

        assertThat(changed.updatedAt()).isEqualTo(number.updatedAt());
        sync.runOne();
        awaitPublished(Map.of("type", "reject", "reason", "busy"));
    }

    @Test
    void aChangeWhoseRequestDiedIsPublishedWithoutASyncRun() {
        var number = numbers.find(new TenantId(tenant), address).orElseThrow();

        assertThat(plan(dyingInstance(Clock.systemUTC()), number)).isPresent();

        awaitPublished(Map.of("type", "reject", "reason", "busy"));
    }

    /** Stores changes and stops before publishing them; its claim expires soon. */
    private NumberJournal dyingInstance(Clock clock) {
        var revisions = new RevisedDocuments<>(
                mongo,
                PhoneNumber.class,
                (number, events) -> {
                    throw new IllegalStateException("The instance dies here");
                },
                clock,
                Duration.ofMillis(1));
        return new NumberJournal(mongo, revisions, new IdGenerator(), clock);
    }

    private Optional<PhoneNumber> plan(NumberJournal journal, PhoneNumber number) {
        return journal.record(new TenantId(tenant), number.id(), before -> {
            var desired = before.desired();
            return new NumberJournal.Intent(
                    NumberChange.Kind.UPDATE,
                    new PhoneNumber.Desired(
                            desired.friendlyName(),
                            desired.enabledChannels(),
                            desired.agentId(),
                            BUSY,
                            desired.callSettings()),
                    null,
                    null,
                    audit.entry(AuditActor.loop("test"), "phone-number.updated", before, null));
        });
    }

    @Test
    void anotherTenantsNumberIsNotThere() throws Exception {
        assertThat(patch(stranger, address, "{\"voicePlan\":" + BUSY + "}").statusCode())
                .isEqualTo(404);

        assertThat(shown().has("voicePlan")).isFalse();
    }

    private void awaitPublished(@Nullable Map<String, Object> plan) {
        try (CompactedTopic<NumberRecord> numbers = new CompactedTopic<>(Topics.NUMBERS)) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(Objects.requireNonNull(numbers.current(address))
                                    .voicePlan())
                            .isEqualTo(plan));
        }
    }

    private JsonNode shown() throws Exception {
        var request = request(tenant, address).GET().build();
        return JSON.readTree(HTTP.send(request, BodyHandlers.ofString()).body());
    }

    private HttpResponse<String> patch(String tenantId, String number, String body) throws Exception {
        var request = request(tenantId, number)
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString(body))
                .build();
        return HTTP.send(request, BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String tenantId, String number) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/phone-numbers/" + number))
                .header("Authorization", "Bearer " + Tokens.of(tenantId));
    }
}
