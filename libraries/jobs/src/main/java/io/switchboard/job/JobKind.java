package io.switchboard.job;

import java.time.Duration;

import io.switchboard.web.Role;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * Does the work of one kind of job. A bean of this type is found by its name.
 *
 * <p>A job runs at least once: after a crash another instance runs it again, from the last {@link JobRun#save saved}
 * checkpoint or, without one, from its beginning. The work is therefore idempotent, and one item more than the checkpoint
 * tells may have been done. Of any number of instances one runs a job, except for one that stood still for longer than its
 * lease; that one's next progress fails.
 */
public interface JobKind {

    /** The name in the API and in stored jobs: small letters and hyphens. */
    String name();

    /** The role that a caller needs to see and to cancel jobs of this kind. */
    Role least();

    /**
     * Does the work, and reports progress after each item.
     *
     * @return the path at which the result is read, or null for a job without a result
     * @throws JobFailed when the job cannot succeed. After any other exception the job is tried again later, a few times
     */
    @Nullable
    String run(JobRun run);

    /**
     * Ends a job that was canceled after it had begun.
     *
     * @return the path at which the result is read, or null for none
     */
    @Nullable
    default String canceled(JobRun run) {
        discard(run.tenantId(), run.jobId());
        return null;
    }

    /**
     * Removes what the job made: after it was canceled or has failed, and once its result is older than {@link
     * #resultLifetime}. May be called repeatedly, and for a job that made nothing.
     */
    default void discard(TenantId tenantId, String jobId) {
        // Most jobs leave nothing but their effect.
    }

    /** How long the result of a job can be read. */
    default Duration resultLifetime() {
        return Duration.ofDays(7);
    }
}
