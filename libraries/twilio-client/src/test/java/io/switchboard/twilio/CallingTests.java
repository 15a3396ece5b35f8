package io.switchboard.twilio;

import java.net.URI;
import java.time.Duration;

import io.switchboard.twilio.failure.TwilioRefused;
import io.switchboard.twilio.failure.TwilioUnavailable;
import io.switchboard.twilio.voice.CallOutcome;
import io.switchboard.twilio.voice.OutgoingCall;
import io.switchboard.twilio.voice.TwilioCalls;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CallingTests {

    private static final String SID = "AC000000000000000000000000000000d1";
    private static final String RECORDING = "RE0123456789abcdef0123456789abcdef";
    private static final Duration SOON = Duration.ofMillis(700);
    private static final OutgoingCall CALL = new OutgoingCall(
            "+15005550006",
            "+15551110002",
            "<Response/>",
            URI.create("https://switchboard.example/status"),
            Duration.ofSeconds(30));

    private final TwilioStub twilio = new TwilioStub();

    @AfterEach
    void stop() {
        twilio.close();
    }

    @Test
    void anAcceptedCallHasItsSidAndAsksForEveryStatus() {
        twilio.answers(201, "{\"sid\":\"CA1\",\"status\":\"queued\"}");

        assertThat(make(Duration.ofSeconds(15)))
                .isInstanceOfSatisfying(
                        CallOutcome.Accepted.class,
                        accepted -> assertThat(accepted.call().sid()).isEqualTo("CA1"));
        var call = twilio.calls().getFirst();
        assertThat(call.target()).isEqualTo("/2010-04-01/Accounts/" + SID + "/Calls.json");
        assertThat(call.body())
                .contains(
                        "To=%2B15551110002",
                        "Timeout=30", "StatusCallbackEvent=answered", "StatusCallbackEvent=ringing");
    }

    @Test
    void aRefusedCallHasTwiliosCode() {
        twilio.answers(400, "{\"code\":21215,\"message\":\"Account not allowed to call\"}");

        assertThat(make(Duration.ofSeconds(15)))
                .isEqualTo(new CallOutcome.Refused(400, 21215, "Account not allowed to call"));
    }

    @Test
    void tooManyRequestsIsBusyAndNotRepeatedHere() {
        twilio.answers(429, "{\"code\":20429}");

        assertThat(make(Duration.ofSeconds(15))).isInstanceOf(CallOutcome.Busy.class);
        assertThat(twilio.calls()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 408, 500, 503})
    void anAmbiguousAnswerIsUnknownAndAskedOnce(int status) {
        twilio.answers(status, "");

        assertThat(make(Duration.ofSeconds(15))).isInstanceOf(CallOutcome.Unknown.class);
        assertThat(twilio.calls()).hasSize(1);
    }

    @Test
    void aTimeoutIsUnknownAndAskedOnce() {
        twilio.neverAnswers();

        assertThat(make(SOON)).isInstanceOf(CallOutcome.Unknown.class);
        assertThat(twilio.calls()).hasSize(1);
    }

    @Test
    void whereNothingListensNoCallIsMade() {
        try (var clients = clients(URI.create("http://localhost:1"), SOON)) {
            assertThat(new TwilioCalls(clients.account(SID, "token")).make(CALL))
                    .isInstanceOf(CallOutcome.NotMade.class);
        }
    }

    @Test
    void aRecordingThatIsGoneCountsAsDeleted() {
        twilio.answers(204, "").answers(404, "{\"code\":20404}");

        try (var clients = clients(twilio.url(), Duration.ofSeconds(15))) {
            var calls = new TwilioCalls(clients.account(SID, "token"));

            assertThat(calls.deleteRecording(RECORDING)).isTrue();
            assertThat(calls.deleteRecording(RECORDING)).isFalse();
        }
        assertThat(twilio.calls()).extracting(TwilioStub.Call::method).containsOnly("DELETE");
    }

    @Test
    void aRecordingThatTwilioKeepsIsAFailure() {
        twilio.answers(403, "{\"code\":20003}").answers(500, "");

        try (var clients = clients(twilio.url(), Duration.ofSeconds(15))) {
            var calls = new TwilioCalls(clients.account(SID, "token"));

            assertThatThrownBy(() -> calls.deleteRecording(RECORDING)).isInstanceOf(TwilioRefused.class);
            assertThatThrownBy(() -> calls.deleteRecording(RECORDING)).isInstanceOf(TwilioUnavailable.class);
            assertThatThrownBy(() -> calls.deleteRecording("../x")).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private CallOutcome make(Duration timeout) {
        try (var clients = clients(twilio.url(), timeout)) {
            return new TwilioCalls(clients.account(SID, "token")).make(CALL);
        }
    }

    private static TwilioClients clients(URI url, Duration timeout) {
        return new TwilioClients(new TwilioSettings(url, Duration.ofSeconds(5), timeout));
    }
}
