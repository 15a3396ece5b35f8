package io.switchboard.ingress.webhook;

import java.util.List;

import io.switchboard.events.CloudEvent;
import io.switchboard.events.twilio.TwilioEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static io.switchboard.ingress.webhook.TestIngress.ACCOUNT;
import static io.switchboard.ingress.webhook.TestIngress.signed;
import static org.assertj.core.api.Assertions.assertThat;

class AcceptedWebhookTests {

    private static final String SID = "SM0123456789abcdef0123456789abcdef";

    private final TestIngress ingress = new TestIngress();

    @ParameterizedTest
    @CsvSource({
        "sms, /api/webhooks/sms, inbound-message",
        "whatsapp, /api/webhooks/whatsapp, inbound-whatsapp-message",
        "status, /api/webhooks/status?messageId=019aa5b2-7c31-7cc3-98c4-dc0c0c07398f, message-status",
        "inbound-mms-message, /api/webhooks/sms, inbound-mms-message",
        "inbound-whatsapp-button, /api/webhooks/whatsapp, inbound-whatsapp-button",
        "inbound-whatsapp-location, /api/webhooks/whatsapp, inbound-whatsapp-location",
        "inbound-whatsapp-referral, /api/webhooks/whatsapp, inbound-whatsapp-referral",
        "inbound-whatsapp-flow, /api/webhooks/whatsapp, inbound-whatsapp-flow",
        "inbound-rcs-message, /api/webhooks/sms, inbound-rcs-message",
        "message-status-read, /api/webhooks/status?messageId=019aa5b2-7c31-7cc3-98c4-dc0c0c07398f, message-status-read",
        "message-status-failed, /api/webhooks/status, message-status-failed",
        "inbound-call, /api/webhooks/voice, inbound-call",
        "call-status, /api/webhooks/voice/status, call-status",
        "dial-finished, /api/webhooks/voice/dial?at=0&number=%2B15005550006, dial-finished",
        "gather-finished, /api/webhooks/voice/menu?at=0&number=%2B15005550006, gather-finished",
        "record-finished, /api/webhooks/voice/voicemail?at=0&number=%2B15005550006, record-finished",
        "whisper-requested, /api/webhooks/voice/whisper?at=0&number=%2B15005550006, whisper-requested",
        "recording, /api/webhooks/voice/recording, recording",
        "transcription, /api/webhooks/voice/transcription, transcription",
        "conversations-message-added, /api/webhooks/conversations, conversations-message-added",
        "conversations-conversation-added, /functions/v1/twilio-webhook, conversations-conversation-added",
        "conversations-delivery-updated, /api/webhooks/conversations, conversations-delivery-updated",
        "debugger, /api/webhooks/debugger, debugger"
    })
    void aSampleBecomesItsGoldenEvent(String form, String target, String golden) throws Exception {
        ingress.answer(signed(target, WebhookSamples.form(form)));

        var expected = WebhookSamples.event(golden);
        var record = ingress.kafka.records().getFirst();
        assertThat(record.topic()).isEqualTo(expected.get("topic").asString());
        assertThat(record.key()).isEqualTo(expected.get("key").asString());
        assertThat(record.value().headers())
                .containsAllEntriesOf(WebhookSamples.headers(expected))
                .containsEntry("ce_tenantid", "demo")
                .hasSize(WebhookSamples.headers(expected).size() + 1);
        ObjectNode data = new JsonMapper().valueToTree(record.value().data());
        assertThat(data.remove("answer").get("status").asInt()).isBetween(200, 204);
        assertThat(data).isEqualTo(((ObjectNode) expected.get("data")).without("answer"));
    }

    @Test
    void theEventTellsWhatTwilioWasAnswered() throws Exception {
        var answered = ingress.answer(signed("/api/webhooks/voice", WebhookSamples.form("inbound-call")));
        ingress.answer(signed("/api/webhooks/sms", WebhookSamples.form("sms")));

        var answers = ingress.kafka.records().stream()
                .map(record -> ((TwilioEvent) record.value().data()).answer())
                .toList();
        assertThat(answers.getFirst())
                .extracting(TwilioEvent.Answer::status, TwilioEvent.Answer::body)
                .containsExactly(200, answered.getContentAsString());
        assertThat(answers.getLast())
                .extracting(TwilioEvent.Answer::status, TwilioEvent.Answer::body)
                .containsExactly(200, null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/webhooks/sms",
                "/api/webhooks/whatsapp",
                "/api/twilio/sms-webhook",
                "/api/twilio/webhook",
                "/api/webhooks/twilio/sms/incoming"
            })
    void anInboundMessageIsAnsweredWithEmptyTwiml(String path) throws Exception {
        var response = ingress.answer(signed(path, WebhookSamples.form("sms")));

        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getContentType()).startsWith("text/xml");
        assertThat(response.getContentAsString()).endsWith("<Response/>");
        assertThat(event().id()).isEqualTo(SID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/webhooks/status", "/api/twilio/status", "/api/webhooks/twilio/sms/status"})
    void aStatusIsAnsweredWithoutABody(String path) throws Exception {
        var response = ingress.answer(signed(path, WebhookSamples.form("status")));

        assertThat(response.getStatus()).isEqualTo(204);
        assertThat(response.getContentAsByteArray()).isEmpty();
        assertThat(response.getContentType()).isNull();
        assertThat(event().id()).isEqualTo("SMfedcba9876543210fedcba9876543210/delivered");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SmsSid=" + SID, "SmsMessageSid=" + SID, "MessageSid=&SmsSid=" + SID})
    void theEventHasTheSidOfTheWebhookAsId(String form) throws Exception {
        ingress.answer(signed("/api/webhooks/sms", "From=%2B1&To=%2B2&AccountSid=" + ACCOUNT + "&" + form));

        assertThat(event().id()).isEqualTo(SID);
    }

    @Test
    void theEventKeepsEveryCharacter() throws Exception {
        ingress.answer(signed(
                "/api/webhooks/sms?a=1&a=%C3%A9&b",
                "Body=+x%00%F0%9F%91%8B%0D%0A%22&From=%2B1&To=%2B2&MessageSid=" + SID + "&AccountSid=" + ACCOUNT));

        assertThat(event().text("Body")).isEqualTo(" x\0👋\r\n\"");
        assertThat(event().query()).containsEntry("a", List.of("1", "é")).containsEntry("b", List.of(""));
    }

    @Test
    void theTokenBeforeTheLastRotationIsAccepted() throws Exception {
        var response = ingress.answer(signed("/api/webhooks/sms", WebhookSamples.form("sms"), "token-before"));

        assertThat(response.getStatus()).isEqualTo(200);
    }

    @Test
    void aDuplicateDeliveryHasTheSameId() throws Exception {
        ingress.answer(signed("/api/webhooks/sms", WebhookSamples.form("sms")));
        ingress.answer(signed("/api/webhooks/sms", WebhookSamples.form("sms")));

        assertThat(ingress.kafka.records())
                .hasSize(2)
                .extracting(published -> published.value().id())
                .containsOnly(SID);
    }

    private TwilioEvent event() {
        CloudEvent<?> written = ingress.kafka.records().getFirst().value();
        return (TwilioEvent) written.data();
    }
}
