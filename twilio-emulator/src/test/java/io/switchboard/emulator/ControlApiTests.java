package io.switchboard.emulator;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The control API drives the emulator, and its errors name the invalid field. */
class ControlApiTests extends EmulatorTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /control/texts     | {"to": "+15005550006"}                                       | from
            /control/texts     | {"from": "0555", "to": "+15005550006"}                       | from
            /control/texts     | {"from": "+15551234567", "to": "x"}                          | to
            /control/texts     | {"from": "+15551234567", "to": "+15005550006", "bdy": ""}    | bdy
            /control/texts     | {"from": "+15551234567", "to": "+15005550006", "channel": "fax"} | channel
            /control/texts     | {"from": "+15551234567", "to": "+15005550006", "mediaUrls": "x"} | mediaUrls
            /control/calls     | {"from": "+15551234567"}                                     | to
            """)
    void anInvalidFieldIsNamed(String path, String body, String field) {
        assertProblem(post(path, body), 400, "invalid-field", field);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"webhookDelay": 1}                                                       | webhookDelay
            {"webhookDelayMillis": -1}                                                | webhookDelayMillis
            {"webhookDelayMillis": 1.5}                                               | webhookDelayMillis
            {"duplicateWebhooks": 0}                                                  | duplicateWebhooks
            {"dropWebhookRate": 1.1}                                                  | dropWebhookRate
            {"dropStatuses": null}                                                    | dropStatuses
            {"deliveryOutcome": "lost"}                                               | deliveryOutcome
            {"optedOut": [{"ours": "+15005550006"}]}                                  | optedOut
            {"failNextSends": {"count": 0, "status": 500, "committed": true}}         | failNextSends.count
            {"failNextSends": {"count": 1, "status": 200, "committed": true}}         | failNextSends.status
            {"failNextSends": {"count": 1, "status": 429, "committed": true}}         | failNextSends.committed
            {"failNextSends": {"count": 1, "status": 500, "committed": true, "x": 1}} | failNextSends.x
            []                                                                        | body
            """)
    void anInvalidBehaviourIsRefusedAndChangesNothing(String body, String field) {
        var before = json(get("/control/behaviour"));

        assertProblem(put("/control/behaviour", body), 400, "invalid-field", field);

        assertThat(json(get("/control/behaviour"))).isEqualTo(before);
    }

    @Test
    void behaviourIsChangedFieldByFieldAndForgottenByAReset() {
        put("/control/behaviour", "{\"duplicateWebhooks\": 2}");
        var changed = put("/control/behaviour", "{\"reorderStatuses\": true}");

        assertThat(json(changed).get("duplicateWebhooks").asInt()).isEqualTo(2);
        assertThat(json(changed).get("reorderStatuses").asBoolean()).isTrue();

        post("/control/reset", "");
        assertThat(json(get("/control/behaviour")).get("duplicateWebhooks").asInt())
                .isEqualTo(1);
    }

    @Test
    void whatIsNotJsonIsRefused() {
        assertProblem(post("/control/texts", "{"), 400, "invalid-json", "");
        assertProblem(post("/control/texts", ""), 400, "invalid-json", "");
        assertThat(get("/control/texts").statusCode()).isEqualTo(405);
        assertThat(get("/control/nothing").headers().firstValue("Content-Type")).contains("application/problem+json");
        assertProblem(get("/control/messages"), 400, "invalid-field", "address");
        var form = send(request("/control/texts")
                .setHeader("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("Hi")));
        assertProblem(form, 415, "unsupported-media-type", "");
    }

    @Test
    void aTextForNobodysNumberIsRefusedUnlessAnAccountIsNamed() {
        assertProblem(
                post("/control/texts", "{\"from\": \"+15551234567\", \"to\": \"+15005559999\"}"), 404, "no-number", "");
        assertProblem(
                post("/control/calls", "{\"from\": \"+15551234567\", \"to\": \"+15005559999\"}"), 404, "no-number", "");
        assertProblem(post("/control/texts", """
                        {"from": "+15551234567", "to": "+15005559999", "accountSid": "AC1"}"""), 404, "no-account", "");

        var accepted = post("/control/texts", """
                {"from": "+15551234567", "to": "+15005559999", "accountSid": "%s", "url": "%s"}""".formatted(OTHER, receiver.url("/unrouted")));

        assertThat(accepted.statusCode()).isEqualTo(201);
        await().untilAsserted(() -> assertThat(receiver.received())
                .singleElement()
                .satisfies(webhook -> assertThat(webhook.form())
                        .containsEntry("AccountSid", OTHER)
                        .containsEntry("To", "+15005559999")));
    }

    @Test
    void manyTextsAtOnceAreAllDelivered() {
        demoListensAt("/sms");

        IntStream.range(0, 400).parallel().forEach(i -> customerTexts("text " + i));

        await().untilAsserted(() -> assertThat(receiver.received()).hasSize(400));
        assertThat(receiver.received())
                .extracting(webhook -> webhook.form().get("Body"))
                .doesNotHaveDuplicates();
    }

    @Test
    void aResetForgetsMessagesButKeepsWhatIsConfigured() {
        demoListensAt("/sms");
        customerTexts("Hi");

        post("/control/reset", "");

        assertThat(phone()).isEmpty();
        assertThat(demoNumber().getSmsUrl().toString()).isEqualTo(receiver.url("/sms"));
    }

    @Test
    void anUnknownPathIsAnsweredInTwiliosWay() {
        var answer = get("/2010-04-01/Nothing.json");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(json(answer).get("code").asInt()).isEqualTo(20404);
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String slug, String field) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(json(answer).get("type").asString()).isEqualTo("https://switchboard.io/problems/" + slug);
        assertThat(json(answer).path("field").asString("")).isEqualTo(field);
    }
}
