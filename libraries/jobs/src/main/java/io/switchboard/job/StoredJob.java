package io.switchboard.job;

import java.time.Instant;
import java.util.List;

import io.switchboard.change.AnnouncedDocument;
import io.switchboard.events.job.Job;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * The stored document of a job.
 *
 * @param input the kind's input, as JSON
 * @param checkpoint where the next run continues, as JSON; null for the beginning
 * @param attempts the runs since the last checkpoint
 * @param token the token of the lease under which the job ran last; a write under an earlier one is refused
 * @param dueAt when an instance may look at the job again; null in a last state
 */
@Document("jobs")
record StoredJob(
        @MongoId(FieldType.STRING) String id,
        @Field("tenantId") TenantId tenantId,
        @Field("kind") String kind,
        @Field("state") Job.State state,
        @Field("done") int done,
        @Field("total") @Nullable Integer total,
        @Field("failures") List<Failure> failures,
        @Field("failureCount") int failureCount,
        @Field("cancelRequested") boolean cancelRequested,
        @Field("resultUrl") @Nullable String resultUrl,
        @Field("createdBy") @Nullable String createdBy,
        @Field("createdAt") Instant createdAt,
        @Field("finishedAt") @Nullable Instant finishedAt,
        @Field("input") String input,
        @Field("checkpoint") @Nullable String checkpoint,
        @Field("attempts") int attempts,
        @Field("token") long token,
        @Field("dueAt") @Nullable Instant dueAt)
        implements AnnouncedDocument {

    StoredJob {
        failures = failures == null ? List.of() : List.copyOf(failures);
    }

    /** An item that failed. */
    record Failure(
            @Field("item") String item, @Field("detail") String detail) {}

    static StoredJob queued(String id, JobRequest request, String input, Instant now) {
        return new StoredJob(
                id,
                request.tenantId(),
                request.kind(),
                Job.State.QUEUED,
                0,
                null,
                List.of(),
                0,
                false,
                null,
                request.createdBy(),
                now,
                null,
                input,
                null,
                0,
                0,
                now);
    }

    @Override
    public String subject() {
        return id;
    }

    @Override
    public Job view() {
        return new Job(
                id,
                kind,
                state,
                done,
                total,
                failures.stream()
                        .map(failure -> new Job.Failure(failure.item(), failure.detail()))
                        .toList(),
                failureCount,
                cancelRequested,
                resultUrl,
                createdBy,
                createdAt,
                finishedAt);
    }
}
