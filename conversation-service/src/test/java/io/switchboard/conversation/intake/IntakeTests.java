package io.switchboard.conversation.intake;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.switchboard.events.CloudEvent;
import io.switchboard.events.TwilioEvent;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class IntakeTests {

    @Test
    void knowsTwiliosOlderNames() {
        var event = event(Map.of("SmsSid", List.of("SM1"), "SmsStatus", List.of("sent")));

        assertThat(Intake.sid(event)).isEqualTo("SM1");
        assertThat(Intake.status(event)).isEqualTo("sent");
    }

    @Test
    void saysWhatIsMissing() {
        var event = event(Map.of("MessageSid", List.of("")));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Intake.sid(event))
                .withMessage("MessageSid is missing in event id");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Intake.status(event))
                .withMessage("MessageStatus is missing in event id");
    }

    @Test
    void takesNoEventWithoutATenant() {
        var data = event(Map.of());
        var event = new CloudEvent<>("id", "type", "/test", null, Instant.EPOCH, null, data);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Intake.tenant(event))
                .withMessage("ce_tenantid is missing in event id");
    }

    private static TwilioEvent event(Map<String, List<String>> parameters) {
        return new TwilioEvent("id", "type", "AC1", Instant.EPOCH, "/api/webhooks/sms", Map.of(), parameters);
    }
}
