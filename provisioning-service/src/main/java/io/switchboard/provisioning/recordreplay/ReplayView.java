package io.switchboard.provisioning.recordreplay;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.switchboard.events.job.Job;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * An operation on failed records as operators see it.
 *
 * @param kind {@code dead-letters} or {@code rejected-webhooks}
 * @param action {@code replay} or {@code discard}
 * @param by the subject of the operator
 * @param byName the operator's name; null where the token had none
 * @param request what was asked for
 * @param done the records that were looked at
 * @param total the records to look at, or a few more; null before the job has begun
 * @param counts what was done, or what would be done in a dry run
 */
@JsonInclude(Include.NON_NULL)
record ReplayView(
        String id,
        String kind,
        String action,
        boolean dryRun,
        String by,
        @Nullable String byName,
        Instant at,
        ReplayRequest request,
        String state,
        int done,
        @Nullable Integer total,
        ReplayCounts counts,
        List<Job.Failure> failures,
        @Nullable Instant finishedAt) {

    private static final JsonMapper JSON = new JsonMapper();

    static ReplayView of(StoredReplay replay, @Nullable Job job) {
        return new ReplayView(
                replay.id(),
                replay.kind(),
                replay.discard() ? "discard" : "replay",
                replay.dryRun(),
                replay.by(),
                replay.byName(),
                replay.at(),
                JSON.readValue(replay.request(), ReplayRequest.class),
                job == null ? "expired" : job.state().word(),
                job == null ? 0 : job.done(),
                job == null ? null : job.total(),
                ReplayResults.counts(replay),
                job == null ? List.of() : job.failures(),
                job == null ? replay.countedAt() : job.finishedAt());
    }
}
