package io.switchboard.provisioning.numbers;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import com.mongodb.client.MongoClient;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.switchboard.provisioning.EmulatedTwilio;
import io.switchboard.provisioning.ProvisioningTest;
import io.switchboard.provisioning.Surroundings;
import io.switchboard.provisioning.Tokens;
import io.switchboard.provisioning.sync.SyncRuns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

@ProvisioningTest
class PhoneNumbersApiIT {

    private record Answer(int status, String contentType, JsonNode body) {

        String text(String field) {
            return body.path(field).asString("");
        }
    }

    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final EmulatedTwilio twilio = Surroundings.TWILIO;
    private final String tenant = "tenant-" + EmulatedTwilio.sid("x");
    private final String stranger = "tenant-" + EmulatedTwilio.sid("x");
    private final SyncRuns sync;
    private final MongoClient mongo;

    @LocalServerPort
    private int port;

    @LocalManagementPort
    private int managementPort;

    private List<String> addresses = List.of();
    private String numberSid = "";

    PhoneNumbersApiIT(@Autowired SyncRuns sync, @Autowired MongoClient mongo) {
        this.sync = sync;
        this.mongo = mongo;
    }

    @BeforeEach
    void givenTwoTenantsWithNumbers() {
        var account = twilio.addAccount(tenant);
        addresses = IntStream.range(0, 5)
                .mapToObj(i -> EmulatedTwilio.address())
                .sorted()
                .toList();
        addresses.forEach(address -> numberSid = twilio.addNumber(account, address));
        twilio.addNumber(twilio.addAccount(stranger), EmulatedTwilio.address());
        sync.runOne();
    }

    @AfterEach
    void startOver() {
        twilio.reset();
    }

    @Test
    void listsTheTenantsOwnNumbersInPages() throws Exception {
        var seen = new ArrayList<String>();
        var path = "/api/phone-numbers?limit=2";
        var pages = 0;
        for (var next = "start"; !next.isEmpty(); pages++) {
            var page = get(tenant, path);
            assertThat(page.status()).isEqualTo(200);
            page.body()
                    .get("items")
                    .forEach(item -> seen.add(item.get("address").asString()));
            next = page.text("next");
            path = "/api/phone-numbers?limit=2&cursor=" + next;
        }

        assertThat(get(tenant, "/api/phone-numbers").body().get("items"))
                .allSatisfy(item -> assertThat(
                                item.required("health").required("state").asString())
                        .isEqualTo("in-order"));
        assertThat(seen).isEqualTo(addresses);
        assertThat(pages).isEqualTo(3);
    }

    @Test
    void showsANumberByIdSidOrAddress() throws Exception {
        var number = get(tenant, "/api/phone-numbers/" + numberSid);

        assertThat(number.status()).isEqualTo(200);
        assertThat(number.text("sid")).isEqualTo(numberSid);
        assertThat(number.text("address")).isEqualTo(addresses.getLast());
        assertThat(number.body().get("channels").toString()).isEqualTo("[\"sms\",\"voice\"]");
        assertThat(number.body().get("capabilities").toString()).isEqualTo("[\"sms\",\"mms\",\"voice\"]");
        assertThat(number.body().has("agentId")).isFalse();
        assertThat(get(tenant, "/api/phone-numbers/" + number.text("id")).body())
                .isEqualTo(number.body());
        assertThat(get(tenant, "/api/phone-numbers/" + addresses.getLast()).body())
                .isEqualTo(number.body());
    }

    @Test
    void anAgentStaysWhenTwilioChangesSomethingElse() throws Exception {
        mongo.getDatabase(Surroundings.DATABASE)
                .getCollection("numbers")
                .updateOne(Filters.eq("sid", numberSid), Updates.set("agentId", "agent-7"));
        twilio.setNumber(numberSid, "friendly_name", "Reception");

        sync.runOne();

        var number = get(tenant, "/api/phone-numbers/" + numberSid);
        assertThat(number.text("friendlyName")).isEqualTo("Reception");
        assertThat(number.text("agentId")).isEqualTo("agent-7");
    }

    @Test
    void aReleasedNumberIsNotShown() throws Exception {
        twilio.removeNumber(numberSid);

        sync.runOne();

        assertProblem(get(tenant, "/api/phone-numbers/" + numberSid), 404, "phone-number-not-found");
        assertThat(get(tenant, "/api/phone-numbers").body().get("items")).hasSize(4);
    }

    @Test
    void anotherTenantsNumberIsNotThere() throws Exception {
        for (var path : List.of("/api/phone-numbers/", "/api/phone-numbers/webhooks?phoneNumberId=")) {
            var foreign = get(stranger, path + numberSid);

            assertProblem(foreign, 404, "phone-number-not-found");
            assertThat(foreign.text("detail"))
                    .isEqualTo(get(stranger, path + EmulatedTwilio.sid("PN")).text("detail"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/api/phone-numbers?limit=0, invalid-limit",
        "/api/phone-numbers?limit=201, invalid-limit",
        "/api/phone-numbers?limit=-1, invalid-limit",
        "/api/phone-numbers?cursor=x, invalid-cursor",
        "/api/phone-numbers?cursor=KzE1MDA1NTUwMDA2, invalid-cursor"
    })
    void badInputIsAProblem(String path, String slug) throws Exception {
        assertProblem(get(tenant, path), 400, slug);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/phone-numbers?chanel=sms, unknown-parameter, chanel",
        "/api/phone-numbers?limit=1&channel=sms, unknown-parameter, 'the known parameters are state, limit, cursor'",
        "/api/phone-numbers?cursor=x&%ED%A0%80=1, invalid-query, UTF-8",
        "/api/phone-numbers?cursor=x&%E9=1, invalid-query, UTF-8",
        "/api/phone-numbers/PN1?limit=1, unknown-parameter, 'this request has none'",
        "/api/phone-numbers/webhooks?phoneNumberId=PN1&limit=1, unknown-parameter, phoneNumberId",
        "/api/phone-numbers?cursor=%ED%A0%80, invalid-query, UTF-8",
        "/api/phone-numbers/webhooks?phoneNumberId=%ED%A0%80, invalid-query, UTF-8",
        "/api/phone-numbers?cursor=%F0%9F%98%80, invalid-cursor, next",
        "/api/phone-numbers?cursor=a%00b, invalid-cursor, next",
        "/api/phone-numbers/%F0%9F%98%80, invalid-phone-number-id, SID",
        "/api/phone-numbers/a%20b, invalid-phone-number-id, SID",
        "/api/phone-numbers/webhooks?phoneNumberId=a%00b, invalid-phone-number-id, SID",
        "/api/phone-numbers/webhooks?phoneNumberId=, invalid-phone-number-id, SID",
        "/api/phone-numbers?limit=99999999999999999999, bad-request, limit"
    })
    void hostileInputIsAProblem(String path, String slug, String says) throws Exception {
        var answer = get(tenant, path);

        assertProblem(answer, 400, slug);
        assertThat(answer.text("detail")).contains(says);
    }

    @Test
    void anIdOfAnyLengthIsAProblem() throws Exception {
        for (var id : List.of("%ED%A0%80", "a%00b", "%zz")) {
            var request =
                    "GET /api/phone-numbers/%s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nConnection: close\r\n\r\n"
                            .formatted(id, Tokens.of(tenant));
            try (var socket = new Socket("localhost", port)) {
                socket.getOutputStream().write(request.getBytes(UTF_8));
                assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
                        .startsWith("HTTP/1.1 400");
            }
        }
        assertProblem(get(tenant, "/api/phone-numbers/" + "x".repeat(65)), 400, "invalid-phone-number-id");
        assertProblem(get(tenant, "/api/phone-numbers?cursor=" + "QUFB".repeat(1000)), 400, "invalid-cursor");
    }

    @Test
    void aHostileNameIsShownHarmless() throws Exception {
        twilio.setNumber(numberSid, "friendly_name", "\ud800\u0000" + "x".repeat(1000));
        twilio.setNumber(numberSid, "voice_url", "https://elsewhere.example/\ud800");
        sync.runOne();
        twilio.setNumber(numberSid, "voice_url", "https://elsewhere.example/\ud800");

        assertThat(get(tenant, "/api/phone-numbers/" + numberSid).text("friendlyName"))
                .hasSize(256)
                .startsWith("\ufffd\ufffdx");
        assertThat(get(tenant, "/api/phone-numbers").status()).isEqualTo(200);
        assertThat(get(tenant, "/api/phone-numbers/webhooks?phoneNumberId=" + numberSid)
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/phone-numbers?limit=x", "/api/phone-numbers/webhooks"})
    void aParameterThatIsMissingOrNoNumberIsAProblem(String path) throws Exception {
        var answer = get(tenant, path);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.text("type")).isEqualTo("https://switchboard.io/problems/bad-request");
    }

    @Test
    void aCursorOfAnotherTenantShowsTheCallersOwnNumbersOnly() throws Exception {
        var next = get(tenant, "/api/phone-numbers?limit=1").text("next");

        var page = get(stranger, "/api/phone-numbers?cursor=" + next);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body().toString()).doesNotContain(addresses);
    }

    @Test
    void comparesTheWebhooksWithWhatTwilioHasNow() throws Exception {
        var path = "/api/phone-numbers/webhooks?phoneNumberId=" + URLEncoder.encode(addresses.getLast(), UTF_8);
        assertThat(get(tenant, path).body().get("inSync").asBoolean()).isTrue();

        twilio.setNumber(numberSid, "sms_url", "https://elsewhere.example/");
        twilio.setNumber(numberSid, "trunk_sid", EmulatedTwilio.sid("TK"));
        var comparison = get(tenant, path);

        assertThat(comparison.status()).isEqualTo(200);
        assertThat(comparison.text("phoneNumberId")).hasSize(36);
        assertThat(comparison.text("address")).isEqualTo(addresses.getLast());
        assertThat(comparison.body().get("inSync").asBoolean()).isFalse();
        assertThat(comparison.body().get("fields")).hasSize(4);
        var field = comparison.body().get("fields").get(0);
        assertThat(field.get("name").asString()).isEqualTo("SmsUrl");
        assertThat(field.get("desired").asString()).startsWith("https://switchboard.example.com/api/webhooks/sms#");
        assertThat(field.get("actual").asString()).isEqualTo("https://elsewhere.example/");
        assertThat(field.get("matches").asBoolean()).isFalse();
        assertThat(comparison.body().get("unmanaged").toString())
                .isEqualTo("[{\"channel\":\"voice\",\"managedBy\":\"TrunkSid\"}]");
    }

    @Test
    void anUnavailableTwilioIsAProblem() throws Exception {
        var path = "/api/phone-numbers/webhooks?phoneNumberId=" + numberSid;

        twilio.breaks("GET", numberSid);
        assertProblem(get(tenant, path), 503, "twilio-unavailable");
        twilio.mend();
        twilio.refuses("GET", numberSid);
        assertProblem(get(tenant, path), 502, "twilio-refused");
        twilio.mend();
        twilio.removeNumber(numberSid);
        assertProblem(get(tenant, path), 404, "phone-number-not-found");
    }

    @Test
    void asksForATokenAndIsReady() throws Exception {
        assertThat(send(HttpRequest.newBuilder(uri(port, "/api/phone-numbers"))).status())
                .isEqualTo(401);
        assertThat(send(HttpRequest.newBuilder(uri(managementPort, "/actuator/health/readiness")))
                        .text("status"))
                .isEqualTo("UP");
    }

    private static void assertProblem(Answer answer, int status, String slug) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.text("type")).isEqualTo("https://switchboard.io/problems/" + slug);
    }

    private Answer get(String tenantId, String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(port, path)).header("Authorization", "Bearer " + Tokens.of(tenantId)));
    }

    private static URI uri(int port, String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private static Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var response = HTTP.send(request.build(), BodyHandlers.ofString());
        return new Answer(
                response.statusCode(),
                response.headers().firstValue("Content-Type").orElse(""),
                JSON.readTree(response.body()));
    }
}
