package io.switchboard.provisioning.doctor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.switchboard.change.AnnouncedDocument;
import io.switchboard.events.doctor.DoctorFinding;
import io.switchboard.provisioning.doctor.check.CheckFinding;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * The outcome of a tenant's last examination, as it is stored and shown.
 *
 * @param tenant the tenant's id
 * @param checks the findings, the worst first
 */
@Document("diagnoses")
record TenantDiagnosis(
        @JsonIgnore @MongoId(FieldType.STRING) String tenant,
        @Field("checkedAt") Instant checkedAt,
        @Field("checks") List<DiagnosedCheck> checks)
        implements AnnouncedDocument {

    static final String NAME = "diagnoses";

    TenantDiagnosis {
        checks = List.copyOf(checks);
    }

    /** Returns the diagnosis that these findings make after the one before. */
    static TenantDiagnosis of(
            TenantId tenant, List<CheckFinding> findings, @Nullable TenantDiagnosis before, Instant now) {
        var earlier = before == null ? Map.<String, DiagnosedCheck>of() : before.byId();
        return new TenantDiagnosis(
                tenant.value(),
                now,
                findings.stream()
                        .map(finding -> DiagnosedCheck.of(finding, earlier.get(finding.id()), now))
                        .toList());
    }

    /** Returns the findings that have turned broken since the diagnosis before, and those that are broken no longer. */
    List<DoctorFinding> changesSince(@Nullable TenantDiagnosis before) {
        var earlier = before == null ? Map.<String, DiagnosedCheck>of() : before.byId();
        var changes = new ArrayList<DoctorFinding>();
        for (var check : checks) {
            var previous = earlier.get(check.id());
            if (check.isBroken() != (previous != null && previous.isBroken())) {
                changes.add(check.changedFrom(previous));
            }
        }
        var present = byId();
        earlier.values().stream()
                .filter(check -> check.isBroken() && !present.containsKey(check.id()))
                .forEach(check -> changes.add(check.gone(checkedAt).changedFrom(check)));
        return changes;
    }

    private Map<String, DiagnosedCheck> byId() {
        return checks.stream()
                .collect(Collectors.toMap(DiagnosedCheck::id, Function.identity(), (first, second) -> first));
    }

    @Override
    @JsonIgnore
    public TenantId tenantId() {
        return new TenantId(tenant);
    }

    @Override
    public String subject() {
        return "doctor";
    }

    /** Every event has data of its own. */
    @Override
    public Object view() {
        return this;
    }
}
