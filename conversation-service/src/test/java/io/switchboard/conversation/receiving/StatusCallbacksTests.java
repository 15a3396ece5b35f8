package io.switchboard.conversation.receiving;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.switchboard.conversation.message.StatusChange;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.twilio.TwilioEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class StatusCallbacksTests {

    @ParameterizedTest
    @CsvSource({"0,", "00,", "'',", "30007, 30007", "' ',", "none,", "-1,", "99999999999,"})
    void anErrorCodeOfZeroIsNone(String sent, @Nullable Integer errorCode) {
        assertThat(change(Map.of("ErrorCode", sent)).errorCode()).isEqualTo(errorCode);
    }

    @Test
    void theMessageOfTheChannelExplainsAFailure() {
        assertThat(change(Map.of("ChannelStatusMessage", "Outside the window")).errorMessage())
                .isEqualTo("Outside the window");
        assertThat(change(Map.of("ErrorMessage", " ", "ChannelStatusMessage", "Outside the window"))
                        .errorMessage())
                .isEqualTo("Outside the window");
    }

    @Test
    void theErrorMessageCountsBeforeThatOfTheChannel() {
        assertThat(change(Map.of("ErrorMessage", "Blocked", "ChannelStatusMessage", "Outside the window"))
                        .errorMessage())
                .isEqualTo("Blocked");
    }

    @Test
    void withoutEitherThereIsNoMessage() {
        assertThat(change(Map.of("ErrorMessage", "")).errorMessage()).isNull();
    }

    private static StatusChange change(Map<String, String> parameters) {
        var all = new HashMap<>(Map.of(
                "MessageSid", List.of("SM0123456789abcdef0123456789abcdef"), "MessageStatus", List.of("undelivered")));
        parameters.forEach((name, value) -> all.put(name, List.of(value)));
        var data = new TwilioEvent("id", "type", "AC1", Instant.EPOCH, "/api/webhooks/status", Map.of(), all);
        return StatusCallbacks.report(new CloudEvent<>("id", "type", "/test", null, Instant.EPOCH, "demo", data))
                .change();
    }
}
