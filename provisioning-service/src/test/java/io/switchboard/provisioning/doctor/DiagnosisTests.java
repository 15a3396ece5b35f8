package io.switchboard.provisioning.doctor;

import java.time.Instant;
import java.util.List;

import io.switchboard.events.doctor.DoctorFinding;
import io.switchboard.provisioning.doctor.check.CheckFinding;
import io.switchboard.provisioning.doctor.check.CheckGroup;
import io.switchboard.provisioning.doctor.check.CheckState;
import io.switchboard.web.TenantId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class DiagnosisTests {

    private static final TenantId TENANT = new TenantId("demo");
    private static final Instant FIRST = Instant.parse("2026-11-21T09:30:00Z");
    private static final Instant SECOND = FIRST.plusSeconds(300);

    @Test
    void aStateKeepsTheTimeOfItsFirstExamination() {
        var first = TenantDiagnosis.of(TENANT, List.of(finding("clock", CheckState.WARNING, "1 s")), null, FIRST);

        var second = TenantDiagnosis.of(TENANT, List.of(finding("clock", CheckState.WARNING, "2 s")), first, SECOND);

        assertThat(second.checks()).singleElement().satisfies(check -> {
            assertThat(check.since()).isEqualTo(FIRST);
            assertThat(check.detail()).isEqualTo("2 s");
        });
    }

    @Test
    void anotherStateHasANewTime() {
        var first = TenantDiagnosis.of(TENANT, List.of(finding("clock", CheckState.OK, "")), null, FIRST);

        var second = TenantDiagnosis.of(TENANT, List.of(finding("clock", CheckState.UNKNOWN, "")), first, SECOND);

        assertThat(second.checks()).extracting(DiagnosedCheck::since).containsExactly(SECOND);
    }

    @ParameterizedTest
    @CsvSource({
        "OK, BROKEN, true",
        "WARNING, BROKEN, true",
        "UNKNOWN, BROKEN, true",
        "BROKEN, OK, true",
        "BROKEN, UNKNOWN, true",
        "BROKEN, BROKEN, false",
        "OK, WARNING, false",
        "UNKNOWN, OK, false"
    })
    void aChangeToOrFromBrokenIsAnnounced(CheckState before, CheckState after, boolean isAnnounced) {
        var first = TenantDiagnosis.of(TENANT, List.of(finding("clock", before, "")), null, FIRST);

        var changes = TenantDiagnosis.of(TENANT, List.of(finding("clock", after, "")), first, SECOND)
                .changesSince(first);

        assertThat(changes).hasSize(isAnnounced ? 1 : 0);
        assertThat(changes)
                .allMatch(change -> change.state().equals(after.word())
                        && before.word().equals(change.previousState())
                        && change.since().equals(SECOND));
    }

    @Test
    void theFirstExaminationAnnouncesWhatIsBroken() {
        var findings = List.of(finding("clock", CheckState.BROKEN, ""), finding("balance", CheckState.OK, ""));

        var changes = TenantDiagnosis.of(TENANT, findings, null, FIRST).changesSince(null);

        assertThat(changes).extracting(DoctorFinding::id).containsExactly("clock");
        assertThat(changes).extracting(DoctorFinding::previousState).containsOnlyNulls();
    }

    @Test
    void aBrokenFindingThatIsNoLongerReportedIsAnnouncedAsMended() {
        var first = TenantDiagnosis.of(TENANT, List.of(finding("webhooks:PN1", CheckState.BROKEN, "")), null, FIRST);

        var changes = TenantDiagnosis.of(TENANT, List.of(finding("webhooks", CheckState.OK, "")), first, SECOND)
                .changesSince(first);

        assertThat(changes).singleElement().satisfies(change -> {
            assertThat(change.id()).isEqualTo("webhooks:PN1");
            assertThat(change.state()).isEqualTo("ok");
            assertThat(change.previousState()).isEqualTo("broken");
        });
    }

    private static CheckFinding finding(String id, CheckState state, String detail) {
        return new CheckFinding(id, CheckGroup.CLOCK, state, "Title", detail, "", null);
    }
}
