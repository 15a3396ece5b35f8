package io.switchboard.testing.emulator;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import io.switchboard.emulator.behaviour.ApiFault;
import io.switchboard.emulator.behaviour.ApiFault.Kind;
import io.switchboard.testing.emulator.TwilioEmulator.TestAccount;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class TwilioEmulatorTests {

    private static final TestAccount DEMO = new TestAccount("AC000000000000000000000000000000d1", "demo-auth-token");
    private static final String MESSAGES = "/2010-04-01/Accounts/" + DEMO.sid() + "/Messages.json";
    private static final Map<String, String> HI = Map.of("From", "+15005550006", "To", "+15551234567", "Body", "Hi");

    private final TwilioEmulator twilio = TwilioEmulator.shared();

    @BeforeEach
    void reset() {
        twilio.reset();
    }

    @Test
    void acceptsMessagesAndDatesThemByTheTestsClock() {
        var noon = Instant.parse("2026-03-01T12:00:00Z");
        twilio.follow(Clock.fixed(noon, ZoneOffset.UTC));
        var seen = new CopyOnWriteArrayList<JsonNode>();
        twilio.beforeAnswering(seen::add);

        var sent = twilio.call(DEMO, "POST", MESSAGES, HI);

        assertThat(sent.get("date_created").asString()).isEqualTo("Sun, 01 Mar 2026 12:00:00 +0000");
        assertThat(twilio.phone("+15551234567")).hasSize(1);
        assertThat(seen).containsExactly(sent);
    }

    @Test
    void keepsItsFaultsWhenTheTestItselfCalls() {
        var fault = new ApiFault(
                "POST", null, null, Kind.FAIL_BEFORE, null, null, null, null, null, null, null, null, null);
        twilio.fails(fault);

        twilio.call(DEMO, "POST", MESSAGES, HI);

        assertThat(twilio.behaviour().api()).isEqualTo(List.of(fault));
    }

    @Test
    void aResetForgetsWhatTheLastTestDid() {
        twilio.call(DEMO, "POST", MESSAGES, HI);
        twilio.changeToken(DEMO.sid(), "rotated");

        twilio.reset();

        assertThat(twilio.phone("+15551234567")).isEmpty();
        assertThat(twilio.calls()).isEmpty();
        assertThat(twilio.call(DEMO, "GET", MESSAGES, Map.of()).get("messages")).isEmpty();
    }
}
