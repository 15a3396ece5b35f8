package io.switchboard.events;

import java.time.Instant;
import java.util.HashMap;

import io.switchboard.events.twilio.TwilioEventType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class CloudEventTests {

    private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    private static final CloudEvent<String> EVENT = new CloudEvent<>(
            "id", "type", "/source", "subject", Instant.parse("2026-11-21T09:30:00Z"), "demo", TRACE, null, "data");

    @Test
    void survivesItsHeaders() {
        assertThat(CloudEvent.of(EVENT.headers()::get, "data")).isEqualTo(EVENT);
    }

    @Test
    void leavesOutWhatIsAbsent() {
        var bare = new CloudEvent<>("id", "type", "/source", null, EVENT.time(), null, "data");

        assertThat(bare.headers()).doesNotContainKeys("ce_subject", "ce_tenantid", "traceparent");
        assertThat(CloudEvent.of(bare.headers()::get, "data")).isEqualTo(bare);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ce_specversion", "ce_id", "ce_type", "ce_source", "ce_time"})
    void namesTheAttributeThatIsMissing(String attribute) {
        var headers = new HashMap<>(EVENT.headers());
        headers.remove(attribute);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> CloudEvent.of(headers::get, "data"))
                .withMessageContaining(attribute);
    }

    @Test
    void staysInTheTraceOfItsCause() {
        var effect = new CloudEvent<>("2", "type", "/source", null, EVENT.time(), null, "data").causedBy(EVENT);

        assertThat(effect.headers()).containsEntry("traceparent", TRACE);
    }

    @Test
    void namesItsRecipientInAHeader() {
        var event = EVENT.forRecipient("agent");

        assertThat(event.headers()).containsEntry("ce_recipient", "agent");
        assertThat(CloudEvent.of(event.headers()::get, "data")).isEqualTo(event);
        assertThat(event.causedBy(EVENT)).isEqualTo(event);
        assertThat(event.withData("data")).isEqualTo(event);
        assertThat(EVENT.headers()).doesNotContainKey("ce_recipient");
    }

    @Test
    void refusesATimeThatIsNone() {
        var headers = new HashMap<>(EVENT.headers());
        headers.put("ce_time", "yesterday");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> CloudEvent.of(headers::get, "data"))
                .withMessage("ce_time is not a time: yesterday");
    }

    @ParameterizedTest
    @CsvSource({
        "+15005550006, sms, +15005550006",
        "whatsapp:+15005550006, whatsapp, +15005550006",
        "RCS:brand_agent, rcs, brand_agent",
        "72345, sms, 72345",
        ":odd, sms, :odd",
        "'', sms, ''"
    })
    void splitsAnAddressIntoChannelAndValue(String twilio, String channel, String value) {
        assertThat(Address.parse(twilio)).isEqualTo(new Address(channel, value));
    }

    @Test
    void givesStatusesWithoutATwilioNameOneOfOurs() {
        assertThat(TwilioEventType.ofMessageStatus("delivered")).isEqualTo("com.twilio.messaging.message.delivered");
        assertThat(TwilioEventType.ofMessageStatus("sending")).startsWith("io.switchboard.");
        assertThat(TwilioEventType.ofMessageStatus("../../x")).startsWith("io.switchboard.");
    }
}
