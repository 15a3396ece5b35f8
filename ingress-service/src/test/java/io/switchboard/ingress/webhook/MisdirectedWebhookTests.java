package io.switchboard.ingress.webhook;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import io.switchboard.events.NumberRecord;
import io.switchboard.events.twilio.TwilioEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.switchboard.ingress.webhook.TestIngress.ACCOUNT;
import static io.switchboard.ingress.webhook.TestIngress.signed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Webhooks on the path of another family, or by an unusual URL, are processed by their content. */
class MisdirectedWebhookTests {

    private static final String CALL = "CallSid=CA0123456789abcdef0123456789abcdef&CallStatus=ringing&Direction=inbound"
            + "&AccountSid=" + ACCOUNT;

    private final TestIngress ingress = new TestIngress(new TestIngress.OneAccount(List.of(new NumberRecord(
            "+15005550006",
            "demo",
            "PN1",
            ACCOUNT,
            null,
            List.of(NumberRecord.ChannelKind.VOICE, NumberRecord.ChannelKind.WHATSAPP),
            Map.of("type", "forward", "to", List.of("+15551110002"))))));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/webhooks/sms",
                "/api/webhooks/whatsapp",
                "/api/twilio/sms-webhook",
                "/api/twilio/webhook",
                "/api/webhooks/twilio/sms/incoming",
                "/api/webhooks/voice/status"
            })
    void aStatusOnAnotherPathIsAStatus(String path) throws Exception {
        for (var form : List.of("status", "message-status-read", "message-status-failed")) {
            assertThat(ingress.answer(signed(path, WebhookSamples.form(form))).getStatus())
                    .isEqualTo(204);
        }

        assertThat(ingress.kafka.records()).hasSize(3).allSatisfy(record -> {
            assertThat(record.topic()).isEqualTo("twilio.messaging");
            assertThat(record.value().type()).startsWith("com.twilio.messaging.message.");
            assertThat(record.value().id()).contains("/");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/webhooks/status",
                "/api/twilio/status",
                "/api/webhooks/twilio/sms/status",
                "/api/webhooks/voice/status"
            })
    void aMessageOnAnotherPathIsAMessage(String path) throws Exception {
        for (var form : List.of("sms", "whatsapp", "inbound-whatsapp-location", "inbound-rcs-message")) {
            var response = ingress.answer(signed(path, WebhookSamples.form(form)));
            assertThat(response.getStatus()).isEqualTo(200);
            assertThat(response.getContentAsString()).endsWith("<Response/>");
        }

        assertThat(ingress.kafka.records())
                .hasSize(4)
                .allSatisfy(record ->
                        assertThat(record.value().type()).isEqualTo("com.twilio.messaging.inbound-message.received"));
    }

    @ParameterizedTest
    @CsvSource({
        "SmsStatus=received&Body=&NumMedia=0, inbound-message.received",
        "SmsStatus=received, inbound-message.received",
        "Body=delivered, inbound-message.received",
        "SmsStatus=receiving&NumMedia=1, inbound-message.received",
        "MessageStatus=received&SmsStatus=received&Body=, inbound-message.received",
        "SmsStatus=sent, message.sent",
        "MessageStatus=delivered&SmsStatus=delivered, message.delivered",
        "MessageStatus=read&EventType=READ&Body=, message.read"
    })
    void messageAndStatusAreDistinguishedByContent(String form, String type) throws Exception {
        ingress.answer(signed(
                "/api/webhooks/sms",
                "MessageSid=SM0123456789abcdef0123456789abcdef&From=%2B1&To=%2B2&AccountSid=" + ACCOUNT + "&" + form));

        assertThat(event().type()).isEqualTo("com.twilio.messaging." + type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"agentId=Jos%E9", "agentId=%", "agentId=100%&b=%zz", "%FF=%C0%80", "agentId=%F4%90%80%80"})
    void aQueryThatIsNotUtf8IsAccepted(String query) throws Exception {
        var call =
                ingress.answer(signed("/api/twilio/voice?" + query, CALL + "&From=%2B15551230001&To=%2B15005550006"));
        var text = ingress.answer(signed("/api/webhooks/sms?" + query, WebhookSamples.form("sms")));
        var byGet =
                ingress.answer(TestIngress.signedGet("/api/webhooks/sms?" + query + "&" + WebhookSamples.form("sms")));

        assertThat(call.getContentAsString()).contains("<Dial");
        assertThat(List.of(call.getStatus(), text.getStatus(), byGet.getStatus()))
                .containsOnly(200);
        await().until(() -> ingress.kafka.records().size() == 3);
        assertThat(ingress.kafka.records()).allSatisfy(record -> {
            var kept = ((TwilioEvent) record.value().data()).query().toString();
            assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(kept)).isTrue();
            assertThat(kept).doesNotContain("\ufffd");
        });
    }

    @Test
    void aQueryThatIsNotUtf8IsKeptAsWritten() throws Exception {
        ingress.answer(signed("/api/twilio/voice?agentId=Jos%E9", CALL + "&From=%2B15551230001&To=%2B15005550006"));

        await().until(() -> !ingress.kafka.records().isEmpty());
        assertThat(event().queryParameter("agentId")).isEqualTo("Jos%E9");
    }

    @Test
    void aWhatsAppCallFollowsTheNumbersPlanWithOurNumberAsCallerId() throws Exception {
        var response = ingress.answer(
                signed("/api/webhooks/voice", CALL + "&From=whatsapp%3A%2B15551230001&To=whatsapp%3A%2B15005550006"));

        assertThat(response.getContentAsString())
                .contains("callerId=\"+15005550006\"")
                .contains("number=%2B15005550006");
    }

    @Test
    void anOutboundWhatsAppCallFollowsThePlanOfOurNumber() throws Exception {
        var response = ingress.answer(signed(
                "/api/webhooks/voice",
                CALL.replace("inbound", "outbound-api")
                        + "&From=whatsapp%3A%2B15005550006&To=whatsapp%3A%2B15551230001"));

        assertThat(response.getContentAsString()).contains("<Dial");
    }

    private TwilioEvent event() {
        return (TwilioEvent) ingress.kafka.records().getFirst().value().data();
    }
}
