package io.switchboard.provisioning.doctor;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import io.switchboard.mongo.lease.Leases;
import io.switchboard.provisioning.doctor.check.AccountExamination;
import io.switchboard.provisioning.doctor.check.CheckFinding;
import io.switchboard.provisioning.doctor.check.CheckGroup;
import io.switchboard.provisioning.doctor.check.CheckState;
import io.switchboard.provisioning.doctor.check.ExaminedAccount;
import io.switchboard.web.TenantId;
import org.springframework.stereotype.Component;

/** Examines tenants, each by one instance at a time and not more often than the settings allow. */
@Component
class TenantExaminations {

    /** Longer than the checks of all accounts of a tenant usually take. A later holder examines the tenant once more. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    private static final int MOST_ACCOUNTS = 20;

    private final ExaminedAccounts accounts;
    private final AccountExamination examination;
    private final NamedServicesCheck namedServices;
    private final DiagnosisStore diagnoses;
    private final Leases leases;
    private final DoctorSettings settings;
    private final DoctorMeters meters;
    private final Clock clock;

    TenantExaminations(
            ExaminedAccounts accounts,
            AccountExamination examination,
            NamedServicesCheck namedServices,
            DiagnosisStore diagnoses,
            Leases leases,
            DoctorSettings settings,
            DoctorMeters meters,
            Clock clock) {
        this.accounts = accounts;
        this.examination = examination;
        this.namedServices = namedServices;
        this.diagnoses = diagnoses;
        this.leases = leases;
        this.settings = settings;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * Examines the tenant, unless it was examined a moment ago or another instance does it now: then the last diagnosis
     * counts.
     *
     * @return empty while the first examination of the tenant is in progress
     */
    Optional<TenantDiagnosis> run(TenantId tenant) {
        return run(tenant, Duration.ZERO);
    }

    /** The same, except that the last diagnosis also counts up to this age. */
    Optional<TenantDiagnosis> run(TenantId tenant, Duration maxAge) {
        var last = diagnoses.find(tenant);
        var sufficient = maxAge.compareTo(settings.pause()) > 0 ? maxAge : settings.pause();
        if (last.filter(diagnosis -> isWithin(sufficient, diagnosis)).isPresent()) {
            return last;
        }
        var outcome = new AtomicReference<>(last);
        leases.runHolding("doctor|" + tenant.value(), LEASE, () -> outcome.set(Optional.of(examine(tenant))));
        return outcome.get();
    }

    private boolean isWithin(Duration age, TenantDiagnosis diagnosis) {
        return clock.instant().isBefore(diagnosis.checkedAt().plus(age));
    }

    private TenantDiagnosis examine(TenantId tenant) {
        var before = diagnoses.find(tenant).orElse(null);
        var findings = new ArrayList<>(findings(accounts.of(tenant)));
        findings.addAll(namedServices.run(tenant));
        findings.sort(Comparator.comparing(CheckFinding::state));
        var diagnosis = TenantDiagnosis.of(tenant, findings, before, clock.instant());
        var changes = diagnosis.changesSince(before);
        diagnoses.store(diagnosis, changes);
        meters.finished(diagnosis, changes);
        return diagnosis;
    }

    private List<CheckFinding> findings(List<ExaminedAccount> examined) {
        if (examined.isEmpty()) {
            return List.of(new CheckFinding(
                    "account-status",
                    CheckGroup.ACCOUNT,
                    CheckState.BROKEN,
                    "There is no Twilio account",
                    "No open account of Twilio belongs to this tenant, so nothing is sent or received.",
                    "An operator creates an account for the tenant, or assigns an existing one to it.",
                    null));
        }
        if (examined.size() == 1) {
            return examination.of(examined.getFirst());
        }
        var findings = new ArrayList<CheckFinding>();
        for (var account : examined.subList(0, Math.min(examined.size(), MOST_ACCOUNTS))) {
            examination.of(account).stream()
                    .map(finding -> finding.in(account.sid()))
                    .forEach(findings::add);
        }
        return findings;
    }
}
