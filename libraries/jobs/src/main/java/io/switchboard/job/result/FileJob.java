package io.switchboard.job.result;

import io.switchboard.job.JobKind;
import io.switchboard.job.JobRun;
import io.switchboard.web.Role;
import io.switchboard.web.TenantId;

/** A kind of job that admins ask for and whose result is a file. */
public abstract class FileJob implements JobKind {

    private final String name;
    private final JobResults results;

    protected FileJob(String name, JobResults results) {
        this.name = name;
        this.results = results;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final Role least() {
        return Role.ADMIN;
    }

    @Override
    public final void discard(TenantId tenantId, String jobId) {
        results.discard(jobId);
    }

    /** Stores the file that is the result, in place of what an earlier run left; returns its path. */
    protected final String store(JobRun run, String filename, String contentType, JobResults.Content content) {
        return results.store(run.jobId(), filename, contentType, content);
    }
}
