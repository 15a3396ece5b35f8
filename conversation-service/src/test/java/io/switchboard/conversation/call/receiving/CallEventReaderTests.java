package io.switchboard.conversation.call.receiving;

import java.util.Map;

import io.switchboard.events.CloudEvent;
import io.switchboard.events.twilio.TwilioEvent;
import io.switchboard.kafka.listener.UnprocessableEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CallEventReaderTests {

    private final CallScript script = new CallScript(1);

    @Test
    void aLegOfADialBelongsToItsCall() {
        var fact = CallEventReader.read(script.legStatus("ringing", 1, 3));

        assertThat(fact.callSid()).isEqualTo(script.sid());
        assertThat(fact.fact().leg()).isEqualTo(script.leg());
    }

    @Test
    void anInboundCallWithAParentIsACallOfItsOwn() {
        var event =
                script.event("call-status", script.sid() + "/3", 9, Map.of("ParentCallSid", script.leg()), Map.of());

        assertThat(CallEventReader.read(event).callSid()).isEqualTo(script.sid());
    }

    @Test
    void aConferenceIsNoCall() {
        var event = script.event(
                "recording", "RE1/completed", 9, Map.of("CallSid", "", "ConferenceSid", script.sid()), Map.of());

        assertThat(CallEventReader.isAboutCall(event)).isFalse();
        assertThatCode(() -> CallEventReader.check(event)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "inbound-call, CallSid, ''",
        "inbound-call, CallSid, CA1",
        "call-status, CallStatus, ''",
        "call-status, CallStatus, with space",
        "recording, RecordingSid, ''",
        "recording, RecordingSid, ../../x",
        "recording, RecordingStatus, ''",
        "transcription, TranscriptionStatus, ''"
    })
    void anEventWithoutARequiredPartIsUnprocessable(String sample, String parameter, String value) {
        var event = script.event(sample, "id", 9, Map.of(parameter, value), Map.of());

        assertThatThrownBy(() -> CallEventReader.check(event)).isInstanceOf(UnprocessableEvent.class);
    }

    @Test
    void anEventWithoutATenantIsUnprocessable() {
        var event = script.tenant("../x").received();

        assertThatThrownBy(() -> CallEventReader.check(event)).isInstanceOf(UnprocessableEvent.class);
    }

    @Test
    void aTextOfAnyLengthIsBounded() {
        CloudEvent<TwilioEvent> event = script.event(
                "transcription", "TR/completed", 9, Map.of("TranscriptionText", "\ud83d".repeat(100_000)), Map.of());

        assertThat(CallEventReader.read(event).fact().values().get("TranscriptionText"))
                .hasSize(4_096);
    }
}
