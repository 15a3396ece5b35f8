package io.switchboard.provisioning.doctor;

import java.util.List;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.switchboard.events.doctor.DoctorFinding;
import io.switchboard.provisioning.doctor.check.CheckState;
import org.springframework.stereotype.Component;

/**
 * The meters of the doctor.
 *
 * <ul>
 *   <li>{@code switchboard.provisioning.doctor.checks.finished} = {@code ok + warning + broken + unknown}: findings of all
 *       examinations, by state
 *   <li>{@code switchboard.provisioning.doctor.findings.changed}: findings that turned {@code broken}, or that are broken no
 *       longer ({@code mended})
 *   <li>{@code switchboard.provisioning.doctor.examinations.failed}: examinations of the loop that ended without a diagnosis
 * </ul>
 */
@Component
class DoctorMeters {

    private static final String PREFIX = "switchboard.provisioning.doctor.";

    private final MeterRegistry registry;
    private final Counter failed;

    DoctorMeters(MeterRegistry registry) {
        this.registry = registry;
        this.failed = Counter.builder(PREFIX + "examinations.failed")
                .description("Examinations of tenants that ended without a diagnosis")
                .register(registry);
        for (var state : CheckState.values()) {
            checks(state);
        }
        changes("broken");
        changes("mended");
    }

    void finished(TenantDiagnosis diagnosis, List<DoctorFinding> changes) {
        diagnosis.checks().forEach(check -> checks(check.state()).increment());
        changes.forEach(change ->
                changes(change.state().equals("broken") ? "broken" : "mended").increment());
    }

    void failed() {
        failed.increment();
    }

    private Counter checks(CheckState state) {
        return Counter.builder(PREFIX + "checks.finished")
                .description("Findings of the doctor's checks, by state")
                .tag("state", state.word())
                .register(registry);
    }

    private Counter changes(String outcome) {
        return Counter.builder(PREFIX + "findings.changed")
                .description("Findings that turned broken, or that are broken no longer")
                .tag("outcome", outcome)
                .register(registry);
    }
}
