package io.switchboard.provisioning.change;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import io.switchboard.emulator.behaviour.ApiFault;
import io.switchboard.provisioning.place.PlaceHistory;
import io.switchboard.provisioning.records.NumberChange;
import io.switchboard.provisioning.records.NumberOrigin;
import io.switchboard.provisioning.records.PhoneNumber;
import io.switchboard.provisioning.webhooks.WebhookHistory;
import io.switchboard.testing.CrashingMongo;
import io.switchboard.testing.emulator.TwilioFault;
import io.switchboard.twilio.WebhookField;
import io.switchboard.web.ApiProblem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.mongodb.core.MongoOperations;

import static org.assertj.core.api.Assertions.assertThat;

/** The switch of WhatsApp changes the number's record and its sender at Twilio together, or neither. */
class SenderChangeTests {

    private static final String FOREIGN = "https://old.example/whatsapp";
    private static final String OURS = "https://a.example/api/webhooks/whatsapp";
    private static final List<String> WITHOUT = List.of("sms", "voice");
    private static final List<String> WITH = List.of("sms", "whatsapp", "voice");

    private final ChangeFixture fixture = new ChangeFixture();
    private String sender = "";

    @BeforeEach
    void addSender() {
        sender = fixture.twilio.addSender(
                fixture.number().accountSid(), fixture.number().address(), Map.of("callback_url", FOREIGN));
        assertThat(change(NumberChange.Kind.UPDATE, WITHOUT, null)).isNull();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void theSwitchConfiguresTheSenderAndPutsItBack() {
        assertThat(callback()).isEqualTo(FOREIGN);

        assertThat(change(NumberChange.Kind.ASSIGNMENT, WITH, null)).isNull();
        assertThat(callback()).startsWith(OURS);
        assertThat(new PlaceHistory(fixture.mongo, fixture.clock)
                        .of("whatsapp-sender|" + sender)
                        .change("callback_url"))
                .satisfies(changed ->
                        assertThat(Objects.requireNonNull(changed).by()).isEqualTo("ada"));

        assertThat(change(NumberChange.Kind.ASSIGNMENT, WITHOUT, null)).isNull();
        assertThat(callback()).isEqualTo(FOREIGN);
    }

    @Test
    void aChangeThatDoesNotSwitchWhatsappDoesNotReadTheSenders() {
        fixture.twilio.forgetCalls();

        assertThat(change(NumberChange.Kind.ASSIGNMENT, List.of("sms"), null)).isNull();

        assertThat(fixture.twilio.calls())
                .filteredOn(call -> call.target().contains("Senders"))
                .isEmpty();
        assertThat(Objects.requireNonNull(new WebhookHistory(fixture.mongo, fixture.clock)
                                .of(fixture.number())
                                .change(WebhookField.VOICE_URL))
                        .by())
                .isEqualTo("ada");
    }

    static Stream<Arguments> faults() {
        var set = TwilioFault.on("POST", "Channels/Senders/XE");
        var list = TwilioFault.on("GET", "Channels/Senders");
        return Stream.of(
                Arguments.of(Named.of("refused", set.isRefused(400, 20001)), 502),
                Arguments.of(Named.of("busy", set.isRefused(429, 20429)), 503),
                Arguments.of(Named.of("fails before", set.isRefused(503, 20500)), 503),
                Arguments.of(Named.of("fails after", set.isAcceptedAndAnsweredWith(500, 20500)), 503),
                Arguments.of(Named.of("cut off", set.isAcceptedAndCutOff()), 503),
                Arguments.of(Named.of("accepted and not made", set.isAnsweredWith(202, "{}", Map.of())), 502),
                Arguments.of(Named.of("senders not listed", list.isRefused(503, 20500)), 503));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aSwitchThatTheSenderDoesNotTakeIsUndone(ApiFault fault, int status) {
        fixture.twilio.fails(fault);

        var problem = change(NumberChange.Kind.ASSIGNMENT, WITH, null);

        assertThat(Objects.requireNonNull(problem).getStatusCode().value()).isEqualTo(status);
        fixture.twilio.mend();
        fixture.settle();
        assertThat(fixture.number().enabledChannels()).isEqualTo(WITHOUT);
        assertThat(fixture.number().change()).isNull();
        assertThat(callback()).isEqualTo(FOREIGN);
        assertThat(fixture.isConfigured()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aProcessThatDiesAtAnyWriteLeavesBothAsOneOfThem(boolean isWritten) {
        for (var write = 1; write <= 12; write++) {
            switchOff();
            var dying = CrashingMongo.dyingAt(fixture.mongo, write, isWritten);
            try {
                change(dying, NumberChange.Kind.ASSIGNMENT, WITH, null);
            } catch (CrashingMongo.ProcessDied e) {
                // The loop completes or undoes the change.
            }
            fixture.settle();

            assertThat(fixture.number().change()).isNull();
            var isOn =
                    Objects.requireNonNull(fixture.number().enabledChannels()).contains("whatsapp");
            assertThat(callback().startsWith(OURS)).as("after write %d", write).isEqualTo(isOn);
        }
    }

    @Test
    void aRestoredNumberGivesItsSenderBack() {
        assertThat(change(NumberChange.Kind.UPDATE, WITH, null)).isNull();
        var origin = new NumberOrigin(NumberOrigin.Kind.IMPORTED, null, Map.of("SmsUrl", "https://old.example/sms"));

        assertThat(change(NumberChange.Kind.RESTORE, WITH, origin)).isNull();

        assertThat(callback()).isEqualTo(FOREIGN);
    }

    /** Repeats what this machine is too slow for. */
    private void switchOff() {
        for (var attempts = 0;
                change(NumberChange.Kind.ASSIGNMENT, WITHOUT, null) != null && attempts < 5;
                attempts++) {
            fixture.settle();
        }
    }

    private String callback() {
        return fixture.twilio.sender(fixture.number().accountSid(), sender, "callback_url");
    }

    private @Nullable ApiProblem change(NumberChange.Kind kind, List<String> channels, @Nullable NumberOrigin origin) {
        try {
            change(fixture.mongo, kind, channels, origin);
            return null;
        } catch (ApiProblem e) {
            return e;
        }
    }

    private void change(
            MongoOperations connection, NumberChange.Kind kind, List<String> channels, @Nullable NumberOrigin origin) {
        fixture.instance(connection)
                .changer()
                .change(
                        ChangeFixture.TENANT,
                        fixture.number(),
                        before -> ChangeFixture.intent(
                                kind,
                                new PhoneNumber.Desired(before.friendlyName(), channels, null, null, null),
                                origin));
    }
}
