package io.switchboard.provisioning.repair;

import java.util.List;

import io.switchboard.change.audit.AuditActor;
import io.switchboard.change.audit.AuditTrail;
import io.switchboard.change.audit.AuditedChange;
import io.switchboard.events.job.Job;
import io.switchboard.job.JobRequest;
import io.switchboard.job.Jobs;
import io.switchboard.provisioning.accounts.Accounts;
import io.switchboard.provisioning.accounts.RecordedAccount;
import io.switchboard.provisioning.numbers.PhoneNumberLookup;
import io.switchboard.provisioning.records.NumberRecorder;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.Role;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Repairs the webhooks of one number at once, or of all active numbers as a job: of the caller's tenant, or of all tenants
 * for an operator who names none. The latter is a job of the installation.
 */
@RestController
@RequestMapping("/api/phone-numbers/webhooks")
class WebhookRepairController {

    private final PhoneNumberLookup lookup;
    private final SingleRepair single;
    private final Accounts accounts;
    private final NumberRecorder numbers;
    private final Jobs jobs;
    private final AuditTrail audit;

    WebhookRepairController(
            PhoneNumberLookup lookup,
            SingleRepair single,
            Accounts accounts,
            NumberRecorder numbers,
            Jobs jobs,
            AuditTrail audit) {
        this.lookup = lookup;
        this.single = single;
        this.accounts = accounts;
        this.numbers = numbers;
        this.jobs = jobs;
        this.audit = audit;
    }

    /** Answers the comparison after the repair of one number, or 202 with the job. */
    @PutMapping
    ResponseEntity<Object> repair(
            ApiCaller caller,
            @RequestParam(required = false) @Nullable String phoneNumberId,
            @RequestParam(defaultValue = "false") boolean clearOverrides) {
        if (phoneNumberId != null) {
            var number = lookup.find(tenantOf(caller), phoneNumberId);
            return ResponseEntity.ok(single.repair(number, clearOverrides, AuditActor.of(caller)));
        }
        if (clearOverrides) {
            throw ApiProblem.invalid(
                    "phone-number-required",
                    "Overrides are cleared for one number at a time: name it with phoneNumberId.");
        }
        return ResponseEntity.accepted().body(submit(caller));
    }

    /** Shows the job of a repair, also one of all tenants. */
    @GetMapping("/repairs/{id}")
    Job get(ApiCaller caller, @PathVariable String id) {
        return jobs.view(jobTenantOf(caller), id)
                .filter(job -> job.kind().equals(WebhookRepairJob.NAME))
                .orElseThrow(() -> ApiProblem.notFound("repair", id));
    }

    private Job submit(ApiCaller caller) {
        var tenant = jobTenantOf(caller);
        var sids = accounts.recorded().stream()
                .filter(RecordedAccount::isActive)
                .filter(account ->
                        caller.tenantId().map(account.tenantId()::equals).orElse(true))
                .map(RecordedAccount::accountSid)
                .sorted()
                .toList();
        var input = new WebhookRepairJob.Input(sids, numbers.count(sids), AuditActor.of(caller));
        var entry = audit.announcement(
                caller.actingFor(tenant),
                new AuditedChange("phone-numbers.repair-requested", "phone-numbers/webhooks", null, input));
        return jobs.submit(new JobRequest(tenant, WebhookRepairJob.NAME, caller.subject(), input, List.of(entry)));
    }

    private static TenantId jobTenantOf(ApiCaller caller) {
        return caller.has(Role.OPERATOR) ? caller.tenantId().orElse(TenantId.INSTALLATION) : tenantOf(caller);
    }

    private static TenantId tenantOf(ApiCaller caller) {
        return caller.tenantId()
                .orElseThrow(() -> ApiProblem.invalid(
                        "tenant-required", "Name the tenant of the number in the header X-Switchboard-Tenant."));
    }
}
