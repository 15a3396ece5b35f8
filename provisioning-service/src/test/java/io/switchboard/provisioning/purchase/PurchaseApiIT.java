package io.switchboard.provisioning.purchase;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.IntStream;

import io.switchboard.provisioning.EmulatedTwilio;
import io.switchboard.provisioning.ProvisioningTest;
import io.switchboard.provisioning.Surroundings;
import io.switchboard.provisioning.Tokens;
import io.switchboard.provisioning.sync.SyncRuns;
import io.switchboard.testing.TestTokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** The search for numbers and their purchase, over HTTP. */
@ProvisioningTest
class PurchaseApiIT {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final EmulatedTwilio twilio = Surroundings.TWILIO;
    private final String tenant = "tenant-" + EmulatedTwilio.sid("x");
    private final SyncRuns sync;

    @LocalServerPort
    private int port;

    PurchaseApiIT(@Autowired SyncRuns sync) {
        this.sync = sync;
    }

    @BeforeEach
    void givenATenantWithAnAccount() {
        twilio.addAccount(tenant);
        sync.runOne();
        twilio.forgetCalls();
    }

    @AfterEach
    void reset() {
        twilio.reset();
    }

    @Test
    void aSearchShowsPricesAndNeeds() {
        var local = json(get("available?country=us&areaCode=415&sms=true&limit=2"));
        var german = json(get("available?country=DE&type=local&limit=1"));

        assertThat(local.get("items")).hasSize(2);
        assertThat(local.at("/items/0/price").toString()).isEqualTo("{\"monthly\":1.15,\"currency\":\"USD\"}");
        assertThat(local.at("/items/0/needs")).isEmpty();
        assertThat(german.at("/items/0/needs").findValuesAsString("field")).containsExactly("addressSid", "bundleSid");
    }

    @ParameterizedTest
    @CsvSource({
        "country=XX, country-unavailable, XX",
        "country=USA, invalid-number-search, two letters",
        "country=US&type=mobile, number-type-unavailable, 'local, tollFree'",
        "type=satellite, invalid-number-search, tollFree",
        "areaCode=4, invalid-number-search, three digits",
        "limit=0, invalid-limit, 100",
        "colour=red, unknown-parameter, colour"
    })
    void aSearchThatIsWrongIsAProblem(String query, String slug, String says) {
        assertProblem(get("available?" + query), 400, slug, says);
    }

    @Test
    void aPurchaseThatIsWaitedForIsShownWithItsEnd() {
        var bought =
                post("{\"search\": {\"country\": \"US\", \"areaCode\": \"212\"}, \"friendlyName\": \"Desk\"}", "k1");

        assertThat(bought.statusCode()).isEqualTo(200);
        assertThat(bought.headers().firstValue("Preference-Applied")).contains("wait=10");
        var purchase = json(bought);
        assertThat(purchase.get("state").asString()).isEqualTo("active");
        var number = json(get(purchase.get("phoneNumberId").asString()));
        assertThat(number.get("friendlyName").asString()).isEqualTo("Desk");
        assertThat(json(get("purchases/" + purchase.get("id").asString()))).isEqualTo(purchase);
        assertThat(json(get("purchases")).get("items")).hasSize(1);
        sync.runOne();
        assertThat(json(get(purchase.get("phoneNumberId").asString()))
                        .get("friendlyName")
                        .asString())
                .isEqualTo("Desk");
    }

    @Test
    void oneKeyBuysOnceAlsoAtOnce() {
        var body = "{\"search\": {\"country\": \"US\"}}";

        var ids = IntStream.range(0, 4)
                .parallel()
                .mapToObj(attempt -> json(post(body, "same")).get("id").asString())
                .distinct();

        assertThat(ids).hasSize(1);
        assertThat(twilio.calls().stream()
                        .filter(call ->
                                call.method().equals("POST") && call.target().endsWith("/IncomingPhoneNumbers.json")))
                .hasSize(1);
        assertProblem(post("{\"search\": {\"country\": \"CA\"}}", "same"), 409, "idempotency-key-reused", "another");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | invalid-purchase | either",
                "{\"phoneNumber\": \"555\"} | invalid-purchase | E.164",
                "{\"phoneNumber\": \"+14155550123\", \"search\": {}} | invalid-purchase | either",
                "{\"phoneNumber\": \"+14155550123\", \"addressSid\": \"x\"} | invalid-purchase | AD",
                "{\"phoneNumber\": \"+14155550123\", \"channels\": [\"fax\"]} | invalid-purchase | whatsapp",
                "{\"search\": {\"type\": \"none\"}} | invalid-number-search | tollFree"
            })
    void aRequestThatIsWrongBuysNothing(String body, String slug, String says) {
        assertProblem(post(body, "k"), 400, slug, says);
        assertThat(json(get("purchases")).get("items")).isEmpty();
    }

    @Test
    void aNumberIsNotBoughtForAnAgentWhoIsNoMember() {
        var body = "{\"search\": {\"country\": \"US\"}, \"agentId\": \"grace\"}";

        assertProblem(post(body, "for-grace"), 409, "assignee-not-a-member", "grace");

        assertThat(json(get("purchases")).get("items")).isEmpty();
    }

    @Test
    void agentsBuyNothingAndOtherTenantsSeeNothing() {
        var id =
                json(post("{\"phoneNumber\": \"+15005550000\"}", "k")).get("id").asString();

        assertThat(send(request("")
                                .POST(BodyPublishers.ofString("{}"))
                                .setHeader("Authorization", "Bearer " + TestTokens.of(tenant, "agent")))
                        .statusCode())
                .isEqualTo(403);
        assertThat(send(request("/purchases/" + id)
                                .setHeader("Authorization", "Bearer " + Tokens.of("tenant-" + EmulatedTwilio.sid("x"))))
                        .statusCode())
                .isEqualTo(404);
        assertThat(json(get("purchases/" + id)).at("/problem/code").asInt()).isEqualTo(21422);
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String slug, String says) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(json(answer).get("type").asString()).endsWith("/" + slug);
        assertThat(answer.body()).contains(says);
    }

    private HttpResponse<String> get(String path) {
        return send(request("/" + path));
    }

    private HttpResponse<String> post(String body, String key) {
        return send(request("")
                .header("Idempotency-Key", key)
                .header("Prefer", "wait=10")
                .POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/phone-numbers" + path))
                .header("Authorization", "Bearer " + Tokens.of(tenant))
                .header("Content-Type", "application/json");
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
