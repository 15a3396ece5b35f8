package io.switchboard.job;

import io.switchboard.events.job.Job;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.TenantId;
import org.springframework.beans.factory.ObjectProvider;

/** Finds the jobs that a caller may see: those of the caller's tenant, of kinds that the caller's role allows. */
public class VisibleJobs {

    private final Jobs jobs;
    private final ObjectProvider<JobKind> kinds;

    VisibleJobs(Jobs jobs, ObjectProvider<JobKind> kinds) {
        this.jobs = jobs;
        this.kinds = kinds;
    }

    /**
     * Finds the job.
     *
     * @throws ApiProblem 404 when the tenant has none with this id, 403 when the caller's role is too low
     */
    public Job visible(TenantId tenant, ApiCaller caller, String id) {
        var job = jobs.find(tenant, id).orElseThrow(() -> ApiProblem.notFound("job", id));
        kinds.stream()
                .filter(kind -> kind.name().equals(job.kind()) && !caller.has(kind.least()))
                .findFirst()
                .ifPresent(kind -> {
                    throw ApiProblem.forbidden(
                            "insufficient-role",
                            "This needs the role " + kind.least().text() + ".");
                });
        return job.view();
    }
}
