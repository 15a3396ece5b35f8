package io.switchboard.provisioning.doctor;

import java.util.List;

import io.switchboard.provisioning.doctor.check.CheckFinding;
import io.switchboard.provisioning.doctor.check.CheckGroup;
import io.switchboard.provisioning.doctor.check.CheckName;
import io.switchboard.provisioning.doctor.check.DoctorCheck;
import io.switchboard.provisioning.doctor.check.ExaminedAccount;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * Checks that sync runs publish accounts and numbers to the other services. The reason of a failure may name other tenants,
 * so it is not shown.
 */
record DirectoryFreshnessCheck(HealthIndicator syncRuns) implements DoctorCheck {

    @Override
    public CheckName name() {
        return new CheckName("directory", CheckGroup.FRESHNESS, "Published accounts and numbers");
    }

    @Override
    public List<CheckFinding> run(ExaminedAccount account) {
        var health = syncRuns.health();
        if (health == null || health.getStatus().equals(Status.UP)) {
            return ok(
                    "Accounts and numbers are published",
                    "The last sync runs have published every change of accounts and numbers to the other services.");
        }
        return warning(
                "Accounts and numbers may be out of date",
                "Sync runs fail or are incomplete since %s. New numbers and rotated tokens may be unknown to the other services."
                        .formatted(health.getDetails().getOrDefault("since", "a while")),
                "An operator reads the reason at the health endpoint of provisioning-service, under syncRuns.");
    }
}
