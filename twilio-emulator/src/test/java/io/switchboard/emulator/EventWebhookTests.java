package io.switchboard.emulator;

import java.net.URISyntaxException;
import java.util.Map;

import com.twilio.security.RequestValidator;
import io.switchboard.emulator.Receiver.Received;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Events of Conversations and of the debugger reach the account, as a form or as signed JSON. */
class EventWebhookTests extends EmulatorTest {
    private static final RequestValidator DEMO_SIGNATURE = new RequestValidator("demo-auth-token");

    @Test
    void aConversationEventGoesToTheAccountsUrl() {
        configures(DEMO, "{\"conversations\": \"%s\"}".formatted(receiver.url("/conversations")));

        var accepted = json(post("/control/conversations", """
                {"accountSid": "%s", "eventType": "onMessageAdded", "parameters": {"Body": "Hi", "MessageSid": "IM1"}}""".formatted(DEMO)));

        var webhook = received();
        assertThat(webhook.path()).isEqualTo("/conversations");
        assertThat(webhook.form())
                .containsEntry("AccountSid", DEMO)
                .containsEntry("EventType", "onMessageAdded")
                .containsEntry("ConversationSid", accepted.get("sid").asString())
                .containsEntry("MessageSid", "IM1")
                .containsEntry("Body", "Hi");
        assertThat(isSigned(webhook)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"POST", "GET"})
    void aParameterIsRepeatedForEachOfItsValues(String method) {
        var sid = json(post("/control/conversations", """
                {"accountSid": "%s", "eventType": "onConversationAdded", "url": "%s", "method": "%s",
                 "parameters": {"MessagingBinding.Address": ["+15551230001", "+15551230002"]}}""".formatted(DEMO, receiver.url("/conversations"), method)))
                .get("sid")
                .asString();

        var webhook = received();
        assertThat(webhook.url() + "?" + webhook.body())
                .contains("MessagingBinding.Address=%2B15551230001&MessagingBinding.Address=%2B15551230002");
        // The SDK cannot express repeated parameters of a form.
        assertThat(method.equals("POST") || isSigned(webhook)).isTrue();
        await().untilAsserted(() -> assertThat(webhooks())
                .filteredOn(entry -> entry.get("sid").asString().equals(sid))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.get("kind").asString()).isEqualTo("conversation");
                    assertThat(entry.get("parameters").get("MessagingBinding.Address"))
                            .hasSize(2);
                    assertThat(entry.get("parameters").get("EventType").asString())
                            .isEqualTo("onConversationAdded");
                }));
    }

    @Test
    void jsonIsSignedByItsHash() throws URISyntaxException {
        post("/control/conversations", """
                {"accountSid": "%s", "eventType": "onConversationAdded", "url": "%s", "json": true,
                 "parameters": {"MessagingBinding.Address": ["+15551230001", "+15551230002"], "FriendlyName": "é"}}""".formatted(DEMO, receiver.url("/conversations?a=b")));

        var webhook = received();
        assertThat(webhook.header("Content-type")).isEqualTo("application/json");
        assertThat(webhook.url()).startsWith(receiver.url("/conversations?a=b&bodySHA256="));
        assertThat(DEMO_SIGNATURE.validate(webhook.url(), webhook.body(), webhook.header("X-twilio-signature")))
                .isTrue();
        var body = JsonMapper.shared().readTree(webhook.body());
        assertThat(body.get("AccountSid").asString()).isEqualTo(DEMO);
        assertThat(body.get("FriendlyName").asString()).isEqualTo("é");
        assertThat(body.get("MessagingBinding.Address")).hasSize(2);
    }

    @Test
    void anErrorIsReportedWithItsPayload() {
        var sid = json(post("/control/debugger", """
                        {"accountSid": "%s", "level": "WARNING", "payload": {"error_code": "12200"}, "url": "%s"}""".formatted(DEMO, receiver.url("/debugger"))))
                .get("sid")
                .asString();

        var webhook = received();
        assertThat(webhook.form())
                .containsEntry("Sid", sid)
                .containsEntry("AccountSid", DEMO)
                .containsEntry("ParentAccountSid", MAIN)
                .containsEntry("Level", "WARNING")
                .containsEntry("PayloadType", "application/json")
                .containsEntry("Payload", "{\"error_code\":\"12200\"}")
                .containsKey("Timestamp");
        assertThat(isSigned(webhook)).isTrue();
    }

    @Test
    void anErrorOfASubaccountIsReportedAndSignedByItsParentWhereItHasNoUrlItself() throws URISyntaxException {
        configures(MAIN, "{\"debugger\": \"%s\"}".formatted(receiver.url("/debugger")));

        post("/control/debugger", "{\"accountSid\": \"%s\", \"json\": true}".formatted(DEMO));

        var webhook = received();
        assertThat(JsonMapper.shared()
                        .readTree(webhook.body())
                        .get("AccountSid")
                        .asString())
                .isEqualTo(DEMO);
        assertThat(new RequestValidator("local-auth-token")
                        .validate(webhook.url(), webhook.body(), webhook.header("X-twilio-signature")))
                .isTrue();
    }

    @Test
    void whatCannotBeToldIsRefused() {
        var statuses = Map.of(
                "{\"eventType\": \"onMessageAdded\"}",
                400,
                "{\"accountSid\": \"%s\"}".formatted(DEMO),
                400,
                "{\"accountSid\": \"AC1\", \"eventType\": \"x\"}",
                404,
                "{\"accountSid\": \"%s\", \"eventType\": \"x\"}".formatted(DEMO),
                404);

        statuses.forEach((body, status) -> assertThat(
                        post("/control/conversations", body).statusCode())
                .as(body)
                .isEqualTo(status));
        assertThat(put("/control/accounts/AC1/webhooks", "{}").statusCode()).isEqualTo(404);
        assertThat(post("/control/debugger", "{\"accountSid\": \"%s\", \"level\": \"LOUD\"}".formatted(DEMO))
                        .statusCode())
                .isEqualTo(400);
    }

    private void configures(String accountSid, String urls) {
        assertThat(put("/control/accounts/" + accountSid + "/webhooks", urls).statusCode())
                .isEqualTo(200);
    }

    private Received received() {
        await().until(() -> receiver.received().size() == 1);
        var received = receiver.received();
        return received.getFirst();
    }

    private static boolean isSigned(Received webhook) {
        return DEMO_SIGNATURE.validate(webhook.url(), webhook.form(), webhook.header("X-twilio-signature"));
    }
}
