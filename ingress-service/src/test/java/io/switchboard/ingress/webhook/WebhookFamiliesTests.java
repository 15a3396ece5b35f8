package io.switchboard.ingress.webhook;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.switchboard.events.CloudEvent;
import io.switchboard.events.twilio.TwilioEvent;
import io.switchboard.ingress.catalog.WebhookFamilies;
import io.switchboard.ingress.signature.ReferenceSigner;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

import static io.switchboard.ingress.webhook.TestIngress.ACCOUNT;
import static io.switchboard.ingress.webhook.TestIngress.signed;
import static io.switchboard.ingress.webhook.TestIngress.signedGet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class WebhookFamiliesTests {

    private static final String PARENT = "AC00000000000000000000000000000001";
    private static final String CALL = "CA0123456789abcdef0123456789abcdef";

    private final TestIngress ingress = new TestIngress();

    @ParameterizedTest
    @CsvSource({
        "inbound-call, /api/webhooks/voice, 200, twilio.voice",
        "inbound-call, /api/twilio/voice?agentId=7, 200, twilio.voice",
        "inbound-call, /api/webhooks/twilio/voice/incoming, 200, twilio.voice",
        "dial-finished, /api/webhooks/voice/dial, 200, twilio.voice",
        "gather-finished, /api/webhooks/voice/menu, 200, twilio.voice",
        "record-finished, /api/webhooks/voice/voicemail, 200, twilio.voice",
        "whisper-requested, /api/webhooks/voice/whisper, 200, twilio.voice",
        "call-status, /api/webhooks/voice/status, 204, twilio.voice",
        "call-status, /api/webhooks/twilio/voice/status, 204, twilio.voice",
        "call-status, /api/twilio/status, 204, twilio.voice",
        "call-status, /api/webhooks/status, 204, twilio.voice",
        "status, /api/twilio/status, 204, twilio.messaging",
        "recording, /api/webhooks/voice/recording, 204, twilio.voice",
        "recording, /api/webhooks/twilio/voice/recording, 204, twilio.voice",
        "transcription, /api/webhooks/voice/transcription, 204, twilio.voice",
        "conversations-message-added, /api/webhooks/conversations, 200, twilio.conversations",
        "conversations-message-added, /functions/v1/twilio-webhook, 200, twilio.conversations",
        "debugger, /api/webhooks/debugger, 204, twilio.debugger"
    })
    void eachPathLeadsToItsTopicAndAnswer(String form, String target, int status, String topic) throws Exception {
        var response = ingress.answer(signed(target, WebhookSamples.form(form)));

        assertThat(response.getStatus()).isEqualTo(status);
        assertThat(record().topic()).isEqualTo(topic);
    }

    @Test
    void theDocumentedPathsAreAllWebhooks() {
        assertThat(WebhookFamilies.allPaths())
                .containsExactlyInAnyOrder(
                        "/api/webhooks/sms",
                        "/api/webhooks/whatsapp",
                        "/api/webhooks/status",
                        "/api/webhooks/voice",
                        "/api/webhooks/voice/dial",
                        "/api/webhooks/voice/menu",
                        "/api/webhooks/voice/voicemail",
                        "/api/webhooks/voice/whisper",
                        "/api/webhooks/voice/status",
                        "/api/webhooks/voice/recording",
                        "/api/webhooks/voice/transcription",
                        "/api/webhooks/conversations",
                        "/api/webhooks/debugger",
                        "/api/twilio/sms-webhook",
                        "/api/twilio/webhook",
                        "/api/twilio/voice",
                        "/api/twilio/status",
                        "/api/webhooks/twilio/sms/incoming",
                        "/api/webhooks/twilio/sms/status",
                        "/api/webhooks/twilio/voice/incoming",
                        "/api/webhooks/twilio/voice/status",
                        "/api/webhooks/twilio/voice/recording",
                        "/functions/v1/twilio-webhook");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/webhooks/sms",
                "/api/webhooks/whatsapp",
                "/api/webhooks/voice",
                "/api/webhooks/voice/status",
                "/api/webhooks/voice/dial",
                "/api/webhooks/voice/menu",
                "/api/webhooks/voice/voicemail",
                "/api/webhooks/voice/whisper",
                "/api/webhooks/voice/recording",
                "/api/webhooks/conversations",
                "/api/twilio/status"
            })
    void aGetHasItsParametersInTheUrl(String path) throws Exception {
        var target = path + "?agentId=7&CallSid=" + CALL + "&MessageSid=&Body=It%27s+%C3%A9&EventType=onX&AccountSid="
                + ACCOUNT;

        var response = ingress.answer(signedGet(target));

        assertThat(response.getStatus()).isIn(200, 204);
        var event = event();
        assertThat(event.text("Body")).isEqualTo("It's é");
        assertThat(event.parameter("CallSid")).isEqualTo(CALL);
        assertThat(event.queryParameter("agentId")).isEqualTo("7");
    }

    @Test
    void aGetIsNotMergedWithABody() throws Exception {
        var request = signedGet(
                "/api/webhooks/sms?MessageSid=SM00000000000000000000000000000001&From=%2B1&To=%2B2&AccountSid="
                        + ACCOUNT);
        request.setContent("Body=smuggled".getBytes(StandardCharsets.UTF_8));
        request.setContentType("application/x-www-form-urlencoded");

        ingress.answer(request);

        assertThat(event().parameter("Body")).isNull();
    }

    @Test
    void aJsonBodyBecomesParameters() throws Exception {
        var json =
                "{\"MessageSid\":\"SM00000000000000000000000000000001\",\"From\":\"+1\",\"To\":\"+2\",\"AccountSid\":\""
                        + ACCOUNT + "\",\"Body\":\"é\",\"n\":{\"a\":[1]}}";

        var response = ingress.answer(json("/api/webhooks/sms?bodySHA256=" + sha256(json), json));

        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(event().id()).isEqualTo("SM00000000000000000000000000000001");
        assertThat(event().parameter("n")).isEqualTo("{\"a\":[1]}");
    }

    @Test
    void aJsonBodyWithAnotherHashIsRejected() throws Exception {
        var json = "{\"MessageSid\":\"SM00000000000000000000000000000001\",\"AccountSid\":\"" + ACCOUNT + "\"}";

        var response = ingress.answer(json("/api/webhooks/sms?bodySHA256=" + sha256(json + " "), json));

        assertThat(response.getStatus()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({
        "initiated, com.twilio.voice.status-callback.call.initiated",
        "ringing, com.twilio.voice.status-callback.call.ringing",
        "in-progress, com.twilio.voice.status-callback.call.answered",
        "completed, com.twilio.voice.status-callback.call.completed",
        "busy, com.twilio.voice.status-callback.call.completed",
        "no-answer, com.twilio.voice.status-callback.call.completed",
        "failed, com.twilio.voice.status-callback.call.completed",
        "canceled, com.twilio.voice.status-callback.call.completed",
        "queued, io.switchboard.voice.call-status.received",
        "teleported, io.switchboard.voice.call-status.received",
        "'', io.switchboard.voice.call-status.received"
    })
    void aCallStatusHasTheTypeOfItsProgressEvent(String status, String type) throws Exception {
        ingress.answer(signed("/api/webhooks/voice/status", form("CallSid", CALL, "CallStatus", status)));

        assertThat(event().type()).isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource({
        "SequenceNumber=0&CallStatus=completed, /0",
        "SequenceNumber=&CallStatus=completed, /completed",
        "CallStatus=busy, /busy"
    })
    void aCallStatusIsIdentifiedBySequenceOrStatus(String rest, String end) throws Exception {
        ingress.answer(signed("/api/webhooks/voice/status", form("CallSid", CALL) + "&" + rest));

        assertThat(event().id()).isEqualTo(CALL + end);
    }

    @Test
    void eachNodeOfAPlanIsOneEvent() throws Exception {
        var digits = form("CallSid", CALL, "Digits", "2");

        ingress.answer(signed("/api/webhooks/voice/menu?at=0", digits));
        ingress.answer(signed("/api/webhooks/voice/menu?at=0", digits));
        ingress.answer(signed("/api/webhooks/voice/menu?at=1", digits));

        // A call does not wait for its event.
        await().until(() -> ingress.kafka.records().size() == 3);
        var ids = ingress.kafka.records().stream()
                .map(published -> published.value().id())
                .toList();
        assertThat(ids.get(1)).isEqualTo(ids.getFirst());
        assertThat(ids.get(2)).isNotEqualTo(ids.getFirst()).startsWith(CALL + "/");
    }

    @Test
    void aThousandBindingsOfAConversationAreAccepted() throws Exception {
        var bindings = IntStream.range(0, 1_000)
                .mapToObj(i -> "&MessagingBinding.Address=%2B1555" + (1_000_000 + i))
                .collect(Collectors.joining());

        var response = ingress.answer(signed(
                "/api/webhooks/conversations",
                form("EventType", "onConversationAdded", "ConversationSid", "CH00000000000000000000000000000001")
                        + bindings));

        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getContentAsString()).isEqualTo("{}");
        assertThat(event().parameters().get("MessagingBinding.Address")).hasSize(1_000);
    }

    @ParameterizedTest
    @CsvSource({
        "onMessageAdded, message.added",
        "onMessageUpdated, message.updated",
        "onMessageRemoved, message.removed",
        "onConversationAdded, conversation.added",
        "onConversationUpdated, conversation.updated",
        "onConversationRemoved, conversation.removed",
        "onConversationStateUpdated, conversation-state.updated",
        "onParticipantAdded, participant.added",
        "onParticipantUpdated, participant.updated",
        "onParticipantRemoved, participant.removed",
        "onUserAdded, user.added",
        "onUserUpdated, user.updated"
    })
    void aConversationsEventHasTwiliosTypeWhereThereIsOne(String eventType, String type) throws Exception {
        ingress.answer(signed(
                "/api/webhooks/conversations", form("EventType", eventType, "ConversationSid", "CH" + "1".repeat(32))));

        assertThat(event().type()).isEqualTo("com.twilio.conversations." + type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"onMessageAdd", "onConversationUpdate", "onDeliveryUpdated", "onSomethingNew"})
    void otherConversationsEventsHaveATypeOfOurs(String eventType) throws Exception {
        ingress.answer(signed(
                "/api/webhooks/conversations", form("EventType", eventType, "ConversationSid", "CH" + "1".repeat(32))));

        assertThat(event().type()).isEqualTo("io.switchboard.conversations.event.received");
    }

    @ParameterizedTest
    @ValueSource(strings = {"onMessageAdded", "onMessageUpdated", "onMessageAdd"})
    void aRetriedConversationsEventIsTheSame(String eventType) throws Exception {
        var event = form(
                "EventType",
                eventType,
                "ConversationSid",
                "CH00000000000000000000000000000001",
                "MessageSid",
                "IM00000000000000000000000000000001",
                "Body",
                "x");

        ingress.answer(signed("/api/webhooks/conversations", event + "&RetryCount=0"));
        ingress.answer(signed("/functions/v1/twilio-webhook", event + "&RetryCount=1"));

        assertThat(ingress.kafka.records())
                .hasSize(2)
                .extracting(published -> published.value().id())
                .containsOnly(event().id());
    }

    @Test
    void twoUpdatesOfAMessageAreTwoEvents() throws Exception {
        var event = form(
                "EventType",
                "onMessageUpdated",
                "ConversationSid",
                "CH00000000000000000000000000000001",
                "MessageSid",
                "IM00000000000000000000000000000001");

        ingress.answer(signed("/api/webhooks/conversations", event + "&Body=a"));
        ingress.answer(signed("/api/webhooks/conversations", event + "&Body=b"));

        assertThat(ingress.kafka.records())
                .extracting(published -> published.value().id())
                .doesNotHaveDuplicates();
    }

    @Test
    void anErrorOfASubaccountMayBeSignedByItsParent() throws Exception {
        var response = ingress.answer(signed(
                "/api/webhooks/debugger",
                "Sid=NO00000000000000000000000000000001&AccountSid=" + PARENT + "&ParentAccountSid=" + ACCOUNT));

        assertThat(response.getStatus()).isEqualTo(204);
        assertThat(event().accountSid()).isEqualTo(ACCOUNT);
        assertThat(record().value().tenantId()).isEqualTo("demo");
    }

    @Test
    void noOtherWebhookMayBeSignedByAParent() throws Exception {
        var response = ingress.answer(signed(
                "/api/webhooks/sms",
                "MessageSid=SM00000000000000000000000000000001&AccountSid=" + PARENT + "&ParentAccountSid=" + ACCOUNT));

        assertThat(response.getStatus()).isEqualTo(403);
    }

    private static String form(String... namesAndValues) {
        var form = new StringBuilder("AccountSid=" + ACCOUNT);
        for (var i = 0; i < namesAndValues.length; i += 2) {
            form.append('&')
                    .append(namesAndValues[i])
                    .append('=')
                    .append(URLEncoder.encode(namesAndValues[i + 1], StandardCharsets.UTF_8));
        }
        return form.toString();
    }

    private static MockHttpServletRequest json(String target, String json) {
        var request = TestIngress.unsigned(target, json);
        request.setContentType("application/json");
        request.addHeader(
                "X-Twilio-Signature", ReferenceSigner.sign(TestIngress.TOKEN, TestIngress.BASE + target, Map.of()));
        return request;
    }

    private static String sha256(String text) throws Exception {
        var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest);
    }

    private ProducerRecord<String, CloudEvent<?>> record() {
        return ingress.kafka.records().getFirst();
    }

    private TwilioEvent event() {
        return (TwilioEvent) record().value().data();
    }
}
