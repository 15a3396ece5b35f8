package io.switchboard.conversation.reconciliation;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import io.switchboard.change.audit.AuditTrail;
import io.switchboard.change.audit.AuditedChange;
import io.switchboard.directory.Account;
import io.switchboard.directory.KnownAccounts;
import io.switchboard.events.job.Job;
import io.switchboard.job.JobRequest;
import io.switchboard.job.Jobs;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.RequestTime;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Begins sweeps that operators ask for, and shows how far they are. A sweep of one tenant's accounts is a job of that tenant;
 * one of all accounts is a job of the installation.
 */
@RestController
@RequestMapping("/api/operator/reconciliations")
class ReconciliationController {

    /** Twilio keeps its lists for 13 months. */
    private static final Duration LONGEST_AGE = Duration.ofDays(400);

    private final Jobs jobs;
    private final KnownAccounts directory;
    private final AuditTrail audit;
    private final Clock clock;

    ReconciliationController(Jobs jobs, KnownAccounts directory, AuditTrail audit, Clock clock) {
        this.jobs = jobs;
        this.directory = directory;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The body of a request for a sweep.
     *
     * @param accountSid the account; null for all of the tenant that the operator acts for, or of all tenants
     */
    record ReconciliationForm(
            @Nullable String accountSid,
            @Nullable String from,
            @Nullable String to) {}

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    Job begin(ApiCaller caller, @RequestBody ReconciliationForm form) {
        var to = RequestTime.required("to", form.to());
        var from = RequestTime.required("from", form.from());
        var now = clock.instant();
        if (!from.isBefore(to) || from.isBefore(now.minus(LONGEST_AGE)) || from.isAfter(now)) {
            throw ApiProblem.invalid(
                    "invalid-range", "'from' must be before 'to', in the past, and not longer ago than 400 days.");
        }
        var accounts = accounts(caller, form.accountSid());
        var input = new ReconciliationJob.Input(
                accounts.stream().map(Account::accountSid).sorted().toList(), from, to.isAfter(now) ? now : to);
        var tenant = tenant(caller);
        var entry = audit.announcement(
                caller.actingFor(tenant),
                new AuditedChange("reconciliation.requested", "operator/reconciliations", null, input));
        return jobs.submit(new JobRequest(tenant, ReconciliationJob.NAME, caller.subject(), input, List.of(entry)));
    }

    @GetMapping("/{id}")
    Job get(ApiCaller caller, @PathVariable String id) {
        return jobs.view(tenant(caller), id)
                .filter(job -> job.kind().equals(ReconciliationJob.NAME))
                .orElseThrow(() -> ApiProblem.notFound("reconciliation", id));
    }

    private List<Account> accounts(ApiCaller caller, @Nullable String accountSid) {
        var accounts = directory.accounts().stream()
                .filter(account -> caller.tenantId()
                        .map(tenant -> tenant.value().equals(account.tenantId()))
                        .orElse(true))
                .filter(account -> accountSid == null || account.accountSid().equals(accountSid))
                .toList();
        if (accounts.isEmpty() && accountSid != null) {
            throw ApiProblem.notFound("account", accountSid);
        }
        return accounts;
    }

    private static TenantId tenant(ApiCaller caller) {
        return caller.tenantId().orElse(TenantId.INSTALLATION);
    }
}
