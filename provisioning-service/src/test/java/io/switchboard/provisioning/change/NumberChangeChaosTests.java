package io.switchboard.provisioning.change;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import io.switchboard.emulator.behaviour.ApiFault;
import io.switchboard.provisioning.records.NumberChange;
import io.switchboard.provisioning.records.RecordedNumbers;
import io.switchboard.testing.emulator.TwilioFault;
import io.switchboard.web.ApiProblem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Lets Twilio fail in each way that the emulator knows, during each kind of change. */
class NumberChangeChaosTests {

    private static final String NUMBER = "IncomingPhoneNumbers/PN";

    private final ChangeFixture fixture = new ChangeFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    static Stream<Arguments> faults() {
        var change = TwilioFault.on("POST", NUMBER);
        var read = TwilioFault.on("GET", NUMBER);
        return Stream.of(
                fault("change refused", 502, change.isRefused(400, 21402)),
                fault("change with an expired token", 502, change.isRefused(401, 20003)),
                fault("too many changes", 503, change.isRefused(429, 20429)),
                fault("change fails before", 503, change.isRefused(503, 20500)),
                fault("change fails after", 503, change.isAcceptedAndAnsweredWith(500, 20500)),
                fault("change cut off", 503, change.isAcceptedAndCutOff()),
                fault("change times out", 503, change.isNeverAnswered(false)),
                fault("change times out after", 503, change.isNeverAnswered(true)),
                fault("answer to a change is no JSON", 503, change.isAnsweredWith(200, "<html>", Map.of())),
                fault("reading with an expired token", 502, read.isRefused(401, 20003)),
                fault("reading fails", 503, read.isRefused(503, 20500)),
                fault("what is read is no JSON", 503, read.isAnsweredWith(200, "<html>", Map.of())));
    }

    private static Arguments fault(String name, int status, ApiFault fault) {
        return Arguments.of(Named.of(name, fault), status);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aChangeThatTwilioDoesNotMakeIsUndoneAndItsCallerLearnsWhy(ApiFault fault, int status) {
        var before = fixture.actual().configuration();
        fixture.twilio.fails(fault);

        var problem = change(NumberChange.Kind.UPDATE);

        assertThat(Objects.requireNonNull(problem).getStatusCode().value()).isEqualTo(status);
        assertThat(problem.getBody().getDetail()).contains("as it was before");
        fixture.twilio.mend();
        fixture.settle();
        var number = fixture.number();
        assertThat(number.change()).isNull();
        assertThat(number.agentId()).isNull();
        assertThat(number.enabledChannels()).isNull();
        assertThat(fixture.actual().friendlyName()).isEqualTo(before.get("FriendlyName"));
        assertThat(fixture.audited())
                .extracting(entry -> entry.outcome().word())
                .containsExactly("failed");
    }

    @ParameterizedTest
    @MethodSource("faultsOfChanges")
    void aNumberThatCannotBeRestoredKeepsOurConfiguration(ApiFault fault) {
        assertThat(change(NumberChange.Kind.UPDATE)).isNull();
        fixture.twilio.fails(fault);

        assertThat(change(NumberChange.Kind.RESTORE)).isNotNull();

        fixture.twilio.mend();
        fixture.settle();
        assertThat(fixture.number().stateText()).isEqualTo("active");
        assertThat(fixture.isConfigured()).isTrue();
    }

    static Stream<ApiFault> faultsOfChanges() {
        var calls = TwilioFault.on("POST", NUMBER);
        return Stream.of(calls.isRefused(400, 21402), calls.isAcceptedAndAnsweredWith(500, 20500));
    }

    @Test
    void aChangeThatTwilioOnlyPretendsToMakeIsUndone() {
        fixture.twilio.answersNumber(
                Objects.requireNonNull(fixture.number().sid()), "sms_url", "https://old.example/sms");

        var problem = Objects.requireNonNull(change(NumberChange.Kind.UPDATE));

        assertThat(problem.getStatusCode().value()).isEqualTo(502);
        assertThat(String.valueOf(problem.getBody().getType())).endsWith("/twilio-change-not-in-effect");
        fixture.settle();
        assertThat(fixture.number().agentId()).isNull();
        assertThat(fixture.number().change()).isNull();
    }

    @ParameterizedTest
    @MethodSource("faultsOfDeletes")
    void aReleaseWhoseOutcomeIsUnknownIsRepeatedUntilTheNumberIsGone(ApiFault fault) {
        RecordedNumbers.letCoolOff(fixture.mongo, fixture.number());
        fixture.twilio.fails(fault);

        assertThat(change(NumberChange.Kind.RELEASE)).isNotNull();

        fixture.settle();
        assertThat(fixture.number().stateText()).isEqualTo("releasing");
        fixture.twilio.mend();
        fixture.settle();
        assertThat(fixture.number().stateText()).isEqualTo("released");
        assertThat(fixture.isAtTwilio()).isFalse();
        assertThat(fixture.audited())
                .extracting(entry -> entry.outcome().word())
                .containsExactly("succeeded");
    }

    static Stream<ApiFault> faultsOfDeletes() {
        var calls = TwilioFault.on("DELETE", NUMBER);
        return Stream.of(calls.isRefused(503, 20500), calls.isRefused(429, 20429), calls.isNeverAnswered(false));
    }

    @Test
    void aReleaseThatTookEffectWithoutAnAnswerIsFoundOut() {
        RecordedNumbers.letCoolOff(fixture.mongo, fixture.number());
        fixture.twilio.fails(TwilioFault.on("DELETE", NUMBER).once().isAcceptedAndCutOff());

        assertThat(change(NumberChange.Kind.RELEASE)).isNotNull();
        fixture.settle();

        assertThat(fixture.number().stateText()).isEqualTo("released");
    }

    private @Nullable ApiProblem change(NumberChange.Kind kind) {
        var number = fixture.number();
        var previous = kind == NumberChange.Kind.RESTORE
                ? Map.of("SmsUrl", "https://old.example/sms", "TrunkSid", "")
                : Map.<String, String>of();
        try {
            fixture.instance()
                    .changer()
                    .change(
                            ChangeFixture.TENANT,
                            number,
                            before -> NumberChangeCrashTests.intent(kind, before, previous));
            return null;
        } catch (ApiProblem e) {
            return e;
        }
    }
}
