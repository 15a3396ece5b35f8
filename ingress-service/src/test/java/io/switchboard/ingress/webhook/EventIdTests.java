package io.switchboard.ingress.webhook;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import io.switchboard.directory.Account;
import io.switchboard.directory.Directory;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.NumberRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.switchboard.ingress.webhook.TestIngress.ACCOUNT;
import static io.switchboard.ingress.webhook.TestIngress.signed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** An event has one id, two events have two. */
class EventIdTests {

    private static final String VOICE_STATUS = "/api/webhooks/voice/status";
    private static final String OF_CALL =
            "AccountSid=" + ACCOUNT + "&CallSid=CA0123456789abcdef0123456789abcdef&SequenceNumber=0";
    private static final String CALL = "CA0123456789abcdef0123456789abcdef";
    private static final String CONFERENCE = "CF0123456789abcdef0123456789abcdef";

    private final TestIngress ingress = new TestIngress();

    @Test
    void productsThatNumberFromZeroInOneCallHaveDifferentIds() throws Exception {
        var facts = List.of(
                "&CallbackSource=call-progress-events&CallStatus=initiated",
                "&ConferenceSid=" + CONFERENCE + "&StatusCallbackEvent=participant-join",
                "&ConferenceSid=" + CONFERENCE + "&StatusCallbackEvent=conference-start",
                "&UnstableSpeechResult=hello&Stability=0.8",
                "&StableSpeechResult=hello+there",
                "&StreamSid=MZ0123456789abcdef0123456789abcdef&StreamEvent=stream-started&Timestamp=1",
                "&StreamSid=MZ0123456789abcdef0123456789abcdef&StreamEvent=stream-stopped&Timestamp=2",
                "&AnsweredBy=machine_start&MachineDetectionDuration=3200",
                "&TranscriptionSid=GT0123456789abcdef0123456789abcdef&TranscriptionEvent=transcription-content",
                "&CallbackSource=something-new&CallStatus=in-progress",
                "&PaymentSid=PK0123456789abcdef0123456789abcdef&CallStatus=in-progress");

        for (var fact : facts) {
            ingress.answer(signed(VOICE_STATUS, OF_CALL + fact));
        }

        assertThat(ids()).hasSize(facts.size()).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "CallbackSource=call-progress-events&CallStatus=in-progress, call.answered",
        "CallStatus=in-progress, call.answered",
        "ConferenceSid=CF0123456789abcdef0123456789abcdef&StatusCallbackEvent=conference-end, conference.updated",
        "ConferenceSid=CF0123456789abcdef0123456789abcdef&StatusCallbackEvent=participant-leave,"
                + " conference.participant.updated",
        "ConferenceSid=CF0123456789abcdef0123456789abcdef&StatusCallbackEvent=announcement-end,"
                + " announcement.processed",
        "CallStatus=in-progress&UnstableSpeechResult=a, gather.partial.captured",
        "CallStatus=in-progress&StableSpeechResult=a, gather.partial.captured",
        "StreamSid=MZ0123456789abcdef0123456789abcdef&StreamEvent=stream-error, stream.updated",
        "AnsweredBy=human&CallStatus=in-progress, amd.detected",
        "RecordingSid=RE0123456789abcdef0123456789abcdef&RecordingStatus=completed, recording.processed",
        "TranscriptionSid=TR0123456789abcdef0123456789abcdef&TranscriptionStatus=completed, transcription.processed"
    })
    void aCallbackHasTheEventStreamsTypeOfItsProduct(String form, String type) throws Exception {
        for (var path : List.of(VOICE_STATUS, "/api/twilio/status", "/api/webhooks/voice/recording")) {
            ingress.answer(signed(path, OF_CALL + "&" + form));
        }

        assertThat(ingress.kafka.records())
                .hasSize(3)
                .allSatisfy(published ->
                        assertThat(published.value().type()).isEqualTo("com.twilio.voice.status-callback." + type));
    }

    @Test
    void aConferenceEventIsIdentifiedByConferenceSequenceAndEvent() throws Exception {
        ingress.answer(signed(
                VOICE_STATUS, OF_CALL + "&ConferenceSid=" + CONFERENCE + "&StatusCallbackEvent=participant-join"));
        ingress.answer(signed(
                VOICE_STATUS,
                "AccountSid=" + ACCOUNT + "&ConferenceSid=" + CONFERENCE
                        + "&StatusCallbackEvent=conference-end&SequenceNumber=7"));

        assertThat(ids()).containsExactly(CONFERENCE + "/0/participant-join", CONFERENCE + "/7/conference-end");
        assertThat(ingress.kafka.records()).allSatisfy(published -> {
            assertThat(published.value().subject()).isEqualTo(CONFERENCE);
            assertThat(published.key()).isEqualTo(CONFERENCE);
        });
    }

    @Test
    void theEndOfACallWithMachineDetectionIsItsProgress() throws Exception {
        ingress.answer(signed(VOICE_STATUS, OF_CALL + "&AnsweredBy=human&CallStatus=completed&CallDuration=12"));

        assertThat(event().type()).isEqualTo("com.twilio.voice.status-callback.call.completed");
        assertThat(event().id()).isEqualTo(CALL + "/0");
    }

    @Test
    void theProgressOfACallOnTheVoicePathIsNoInboundCall() throws Exception {
        var response = ingress.answer(
                signed("/api/webhooks/voice", OF_CALL + "&CallbackSource=call-progress-events&CallStatus=completed"));

        assertThat(response.getStatus()).isEqualTo(204);
        assertThat(event().type()).isEqualTo("com.twilio.voice.status-callback.call.completed");
        assertThat(event().id()).isEqualTo(CALL + "/0");
    }

    /** An intercepted signature is one event, for any order and encoding of its parameters. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/webhooks/voice/menu?at=0&count=0",
                "/api/webhooks/voice/dial?at=0&count=0",
                "/api/webhooks/voice/status",
                "/api/webhooks/conversations"
            })
    void oneSignatureIsOneEventForEveryEncodingOfTheForm(String target) throws Exception {
        var form = new ArrayList<>(List.of(
                "AccountSid=" + ACCOUNT,
                "CallSid=" + CALL,
                "ConversationSid=CH0123456789abcdef0123456789abcdef",
                "Digits=%2B1",
                "EventType=onMessageUpdated",
                "StableSpeechResult=a%C3%A9"));

        ingress.answer(signed(target, String.join("&", form)));
        Collections.reverse(form);
        ingress.answer(signed(target, String.join("&", form)));
        ingress.answer(signed(target, String.join("&", form).replace("%C3%A9", "%c3%a9")));
        ingress.answer(signed(target, String.join("&", form) + "&Digits=%2B1"));

        assertThat(ids(4)).containsOnly(ids().getFirst());
    }

    @Test
    void aGetIsOneEventForEveryEncodingOfApostrophes() throws Exception {
        var path = "/api/webhooks/voice/menu?at=0&Digits=1&x=";
        var query = "&CallSid=" + CALL + "&AccountSid=" + ACCOUNT;

        ingress.answer(TestIngress.signedGet(path + "'" + query));
        ingress.answer(TestIngress.signedGet(path + "%27" + query));

        assertThat(ids(2)).containsOnly(ids().getFirst());
    }

    @Test
    void theParametersOfAFallbackUrlDoNotChangeTheEvent() throws Exception {
        var form = "AccountSid=" + ACCOUNT + "&CallSid=" + CALL + "&Digits=1";

        ingress.answer(signed("/api/webhooks/voice/menu?at=0", form));
        ingress.answer(signed(
                "/api/webhooks/voice/menu?at=0", form + "&ErrorCode=11200&ErrorUrl=https%3A%2F%2Fhooks.example.com"));

        assertThat(ids(2)).containsOnly(ids().getFirst());
    }

    @Test
    void eventsOfTwoAccountsWithTheSameSidHaveTwoSources() throws Exception {
        var two = new TestIngress(new TwoAccounts());
        var form = "&MessageSid=SM0123456789abcdef0123456789abcdef&From=%2B15551230001&To=%2B15005550006";

        two.answer(signed("/api/webhooks/sms", "AccountSid=" + ACCOUNT + form));
        two.answer(signed("/api/webhooks/sms", "AccountSid=" + TwoAccounts.OTHER + form));

        var events = two.kafka.records().stream()
                .<CloudEvent<?>>map(published -> published.value())
                .toList();
        assertThat(events.get(0).id()).isEqualTo(events.get(1).id());
        assertThat(events.get(0).source()).isEqualTo("/ingress-service/accounts/" + ACCOUNT);
        assertThat(events.get(1).source()).isEqualTo("/ingress-service/accounts/" + TwoAccounts.OTHER);
    }

    /** A call does not wait for its event. */
    private List<String> ids(int count) {
        await().until(() -> ingress.kafka.records().size() == count);
        return ids();
    }

    private List<String> ids() {
        return ingress.kafka.records().stream()
                .map(published -> published.value().id())
                .toList();
    }

    private CloudEvent<?> event() {
        return ingress.kafka.records().getFirst().value();
    }

    private record TwoAccounts() implements Directory {

        static final String OTHER = "AC000000000000000000000000000000d2";

        @Override
        public Optional<Account> account(String accountSid) {
            return Arrays.asList(ACCOUNT, OTHER).contains(accountSid)
                    ? Optional.of(new Account(accountSid, "tenant-of-" + accountSid, TestIngress.TOKEN, null, null))
                    : Optional.empty();
        }

        @Override
        public Optional<NumberRecord> number(String address) {
            return Optional.empty();
        }

        @Override
        public List<NumberRecord> numbersOf(String tenantId) {
            return List.of();
        }
    }
}
