package io.switchboard.provisioning.change;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.switchboard.events.audit.AuditEntry.Outcome;
import io.switchboard.provisioning.records.NumberChange;
import io.switchboard.provisioning.records.NumberJournal;
import io.switchboard.provisioning.records.NumberOrigin;
import io.switchboard.provisioning.records.PhoneNumber;
import io.switchboard.provisioning.records.RecordedNumbers;
import io.switchboard.testing.CrashingMongo;
import io.switchboard.web.ApiProblem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Kills the process at each of its writes, before and after it took effect, during each kind of change, with Twilio well and
 * with Twilio refusing the change. A crash between a call of Twilio and the write before or after it is one of these.
 */
class NumberChangeCrashTests {

    private static final int MOST_WRITES = 40;

    private final ChangeFixture fixture = new ChangeFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @ParameterizedTest
    @EnumSource
    void afterACrashAtAnyWriteTheLoopMakesOrUndoesAllOfTheChange(NumberChange.Kind kind) {
        assertThat(crashAtEachWrite(kind)).isGreaterThan(5);
    }

    @ParameterizedTest
    @EnumSource
    void theSameHoldsForAChangeThatTwilioRefuses(NumberChange.Kind kind) {
        fixture.twilio.refuses(kind == NumberChange.Kind.RELEASE ? "DELETE" : "POST", "IncomingPhoneNumbers/PN");

        assertThat(crashAtEachWrite(kind)).isGreaterThan(5);
    }

    /** Returns the number of crashes. */
    private int crashAtEachWrite(NumberChange.Kind kind) {
        var crashes = 0;
        for (var write = 1; write < MOST_WRITES; write++) {
            for (var hasEffect : List.of(false, true)) {
                prepare(kind);
                var audited = fixture.audited().size();
                if (!crash(kind, write, hasEffect)) {
                    return crashes;
                }
                crashes++;

                fixture.settle();

                assertConsistent(kind, audited);
            }
        }
        throw new AssertionError("The change has more than " + MOST_WRITES + " writes");
    }

    private void prepare(NumberChange.Kind kind) {
        var previous = new NumberOrigin(NumberOrigin.Kind.FOUND, null, null);
        var number = fixture.add(kind == NumberChange.Kind.IMPORT ? previous : null);
        if (kind == NumberChange.Kind.RELEASE) {
            RecordedNumbers.letCoolOff(fixture.mongo, number);
        }
    }

    /** Returns whether the process died; it does not once there are fewer writes. */
    private boolean crash(NumberChange.Kind kind, int write, boolean hasEffect) {
        var number = fixture.number();
        var previous = fixture.actual().configuration();
        var dying = fixture.instance(CrashingMongo.dyingAt(fixture.mongo, write, hasEffect));
        try {
            dying.changer().change(ChangeFixture.TENANT, number, before -> intent(kind, before, previous));
            return false;
        } catch (CrashingMongo.ProcessDied e) {
            return true;
        } catch (ApiProblem e) {
            return false;
        }
    }

    static NumberJournal.Intent intent(NumberChange.Kind kind, PhoneNumber before, Map<String, String> previous) {
        var desired = switch (kind) {
            case UPDATE -> new PhoneNumber.Desired("Reception", List.of("sms"), "grace", null, null);
            case ASSIGNMENT -> new PhoneNumber.Desired(before.friendlyName(), List.of("voice"), "grace", null, null);
            case IMPORT, RESTORE, RELEASE -> before.desired();
        };
        var origin = switch (kind) {
            case IMPORT, RESTORE -> new NumberOrigin(NumberOrigin.Kind.IMPORTED, null, previous);
            case UPDATE, ASSIGNMENT, RELEASE -> null;
        };
        return ChangeFixture.intent(kind, desired, origin);
    }

    private void assertConsistent(NumberChange.Kind kind, int audited) {
        var number = fixture.number();
        assertThat(number.change()).isNull();
        var entries = fixture.audited().subList(audited, fixture.audited().size());
        var isMade = !entries.isEmpty() && entries.getFirst().outcome() == Outcome.SUCCEEDED;
        switch (kind) {
            case UPDATE, ASSIGNMENT -> {
                assertThat(Objects.equals(number.agentId(), "grace")).isEqualTo(isMade);
                assertThat(number.enabledChannels() != null).isEqualTo(isMade);
                assertThat(fixture.actual().friendlyName()).isEqualTo(number.friendlyName());
                assertThat(!isMade || fixture.isConfigured()).isTrue();
            }
            case IMPORT -> {
                assertThat(number.stateText()).isEqualTo(isMade ? "active" : "unmanaged");
                assertThat(!isMade || fixture.isConfigured()).isTrue();
                assertThat(isMade || hasForeignUrl()).isTrue();
            }
            case RESTORE -> {
                assertThat(number.stateText()).isEqualTo(isMade ? "unmanaged" : "active");
                assertThat(!isMade || hasForeignUrl()).isTrue();
            }
            case RELEASE -> {
                assertThat(number.released()).isEqualTo(isMade);
                assertThat(fixture.isAtTwilio()).isEqualTo(!isMade);
            }
        }
        assertThat(entries).as("one audit entry for a change that was begun").hasSizeLessThanOrEqualTo(1);
    }

    private boolean hasForeignUrl() {
        return Objects.equals(fixture.actual().configuration().get("SmsUrl"), "https://demo.twilio.com/welcome/sms");
    }
}
