package io.switchboard.emulator;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The REST API fails as {@code /control/behaviour} demands. */
class ApiFaultTests extends EmulatorTest {
    private static final String MESSAGES = "/2010-04-01/Accounts/" + DEMO + "/Messages.json";

    @ParameterizedTest
    @CsvSource({"false, 0", "true, 1"})
    void aCallIsAnsweredWithAnotherStatusAndHasItsEffectOrNot(boolean committed, int sent) {
        behaves("""
                {"api": [{"method": "POST", "path": "/Messages", "kind": "status", "status": 429, "code": 20429,
                          "committed": %s, "headers": {"Retry-After": "7"}, "times": 1}]}""".formatted(committed));

        var first = texts();
        var second = texts();

        assertThat(first.statusCode()).isEqualTo(429);
        assertThat(json(first).get("code").asInt()).isEqualTo(20429);
        assertThat(first.headers().firstValue("Retry-After")).hasValue("7");
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(phone()).hasSize(sent + 1);
    }

    @ParameterizedTest
    @CsvSource({"failBefore, 0", "failAfter, 1"})
    void aConnectionIsClosedWithoutAnAnswer(String kind, int sent) {
        behaves("{\"api\": [{\"kind\": \"%s\", \"parameters\": {\"To\": \"%s\"}}]}".formatted(kind, THEIRS));

        assertThatThrownBy(this::texts).hasRootCauseInstanceOf(IOException.class);
        assertThat(phone()).hasSize(sent);
    }

    @ParameterizedTest
    @CsvSource({"false, 0", "true, 1"})
    void aCallIsNeverAnswered(boolean committed, int sent) {
        behaves("{\"api\": [{\"kind\": \"timeout\", \"path\": \"/Messages\", \"committed\": %s}]}"
                .formatted(committed));

        assertThatThrownBy(() -> textsWithin(Duration.ofSeconds(1))).hasRootCauseInstanceOf(HttpTimeoutException.class);
        assertThat(phone()).hasSize(sent);
    }

    @Test
    void anAnswerComesLate() {
        behaves("{\"api\": [{\"kind\": \"slow\", \"path\": \"/Messages\", \"delayMillis\": 300}]}");
        var before = System.nanoTime();

        assertThat(texts().statusCode()).isEqualTo(201);

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void anAnswerLiesAboutOneOfItsObjects() {
        var number = demoNumber().getSid();
        behaves("""
                {"api": [{"kind": "lie", "where": {"sid": "%s"}, "properties": {"phone_number": "nonsense \\ud800"}}]}""".formatted(number));

        var listed = json(call("GET", "/2010-04-01/Accounts/" + DEMO + "/IncomingPhoneNumbers.json", ""));

        var first = listed.get("incoming_phone_numbers").get(0);
        assertThat(first.get("phone_number").asString()).isEqualTo("nonsense \ud800");
        assertThat(first.get("account_sid").asString()).isEqualTo(DEMO);
    }

    @Test
    void ofSeveralFaultsTheFirstThatConcernsACallCounts() {
        behaves("""
                {"api": [{"kind": "status", "status": 500, "path": "/Messages", "times": 1},
                         {"kind": "status", "status": 503, "path": "/Messages"}]}""");

        assertThat(texts().statusCode()).isEqualTo(500);
        assertThat(texts().statusCode()).isEqualTo(503);
        assertThat(texts().statusCode()).isEqualTo(503);
        behaves("{\"api\": []}");
        assertThat(texts().statusCode()).isEqualTo(201);
    }

    @Test
    void aCallSuffersEveryLieAndTheFirstOfTheOtherFaults() {
        behaves("""
                {"api": [{"kind": "lie", "properties": {"status": "sent"}, "times": 1},
                         {"kind": "lie", "where": {"to": "%s"}, "properties": {"body": "Ho"}},
                         {"kind": "slow", "delayMillis": 1}]}""".formatted(THEIRS));

        var first = json(texts());
        var second = json(texts());

        assertThat(first.get("status").asString()).isEqualTo("sent");
        assertThat(first.get("body").asString()).isEqualTo("Ho");
        assertThat(second.get("status").asString()).isEqualTo("queued");
        assertThat(second.get("body").asString()).isEqualTo("Ho");
    }

    @Test
    void anUnobservedCallSuffersNothingAndIsNotLogged() {
        behaves("{\"api\": [{\"kind\": \"failBefore\"}]}");

        var answer = send(request(MESSAGES)
                .header("Emulator-Unobserved", "yes")
                .header("Authorization", basic("demo-auth-token")));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(get("/control/api-calls")).get("calls")).isEmpty();
    }

    @Test
    void aPageIsNoLargerThanItMayBe() {
        behaves("{\"largestPage\": 1}");
        texts();
        texts();

        var page = json(call("GET", MESSAGES + "?PageSize=1000", ""));

        assertThat(page.get("messages")).hasSize(1);
        assertThat(page.get("next_page_uri").asString()).contains("PageSize=1");
    }

    @Test
    void callsAreLogged() {
        texts();

        var last = json(get("/control/api-calls")).get("calls").get(0);

        assertThat(last.get("method").asString()).isEqualTo("POST");
        assertThat(last.get("target").asString()).isEqualTo(MESSAGES);
        assertThat(last.get("user").asString()).isEqualTo(DEMO);
        assertThat(last.get("parameters").get("To").get(0).asString()).isEqualTo(THEIRS);
    }

    @Test
    void anAccountGetsAnotherToken() {
        put("/control/accounts/" + DEMO + "/auth-token", "{\"authToken\": \"rotated\"}");

        assertThat(texts().statusCode()).isEqualTo(401);
        assertThat(send(request(MESSAGES).header("Authorization", basic("rotated")))
                        .statusCode())
                .isEqualTo(200);
        assertThat(put("/control/accounts/AC1/auth-token", "{\"authToken\": \"x\"}")
                        .statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"kind\": \"status\"}",
                "{\"kind\": \"lie\"}",
                "{\"kind\": \"slow\", \"delayMillis\": -1}",
                "{\"kind\": \"timeout\", \"path\": \"(\"}",
                "{\"kind\": \"timeout\", \"times\": 0}"
            })
    void aFaultThatMeansNothingIsRefused(String fault) {
        assertThat(put("/control/behaviour", "{\"api\": [" + fault + "]}").statusCode())
                .isEqualTo(400);
    }

    private HttpResponse<String> texts() {
        return call("POST", MESSAGES, "To=%2B15551234567&From=%2B15005550006&Body=Hi");
    }

    private HttpResponse<String> textsWithin(Duration timeout) {
        return send(request(MESSAGES)
                .timeout(timeout)
                .header("Authorization", basic("demo-auth-token"))
                .setHeader("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("To=%2B15551234567&From=%2B15005550006&Body=Hi")));
    }

    private HttpResponse<String> call(String method, String path, String form) {
        return send(request(path)
                .header("Authorization", basic("demo-auth-token"))
                .setHeader("Content-Type", "application/x-www-form-urlencoded")
                .method(method, BodyPublishers.ofString(form)));
    }

    private static String basic(String token) {
        return "Basic " + Base64.getEncoder().encodeToString((DEMO + ":" + token).getBytes(StandardCharsets.UTF_8));
    }
}
