package io.switchboard.job;

import java.util.List;

import io.switchboard.change.audit.AuditTrail;
import io.switchboard.change.audit.AuditedChange;
import io.switchboard.events.job.Job;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.TenantId;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Shows and cancels a tenant's jobs. A job needs the role that its kind needs. */
@RestController
@RequestMapping("/api/jobs/{id}")
class JobController {

    private final Jobs jobs;
    private final VisibleJobs visible;
    private final AuditTrail audit;

    JobController(Jobs jobs, VisibleJobs visible, AuditTrail audit) {
        this.jobs = jobs;
        this.visible = visible;
        this.audit = audit;
    }

    @GetMapping
    Job get(TenantId tenant, ApiCaller caller, @PathVariable String id) {
        return visible.visible(tenant, caller, id);
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    Job cancel(TenantId tenant, ApiCaller caller, @PathVariable String id) {
        var before = visible.visible(tenant, caller, id);
        var entry = audit.announcement(caller, new AuditedChange("job.canceled", "jobs/" + id, before, null));
        var job = jobs.cancel(tenant, id, List.of(entry)).orElseThrow(() -> ApiProblem.notFound("job", id));
        if (job.state().isLast() && job.state() != Job.State.CANCELED) {
            throw ApiProblem.conflict(
                    "job-finished",
                    "The job has " + job.state().word() + "; only a job that is queued or running can be canceled.");
        }
        return job.view();
    }
}
