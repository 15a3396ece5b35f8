package io.switchboard.job;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

import io.switchboard.change.audit.AuditActor;
import io.switchboard.change.audit.AuditTrail;
import io.switchboard.change.audit.AuditedChange;
import io.switchboard.events.audit.AuditEntry.Outcome;
import io.switchboard.events.job.Job;
import io.switchboard.mongo.lease.Lease;
import io.switchboard.mongo.lease.Leases;
import io.switchboard.mongo.revision.DocumentChange;
import io.switchboard.mongo.revision.EventAnnouncement;
import io.switchboard.mongo.revision.RevisedDocuments;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/**
 * Gives jobs to one instance at a time, and stores what a run reports. A lease says who may run a job; its token, which each
 * start stores in the job, refuses the writes of an instance that has lost the lease without noticing.
 */
class JobAttempts {

    static final Duration LEASE = Duration.ofSeconds(60);

    private final MongoOperations mongo;
    private final RevisedDocuments<StoredJob> documents;
    private final Leases leases;
    private final AuditTrail audit;
    private final Clock clock;

    JobAttempts(
            MongoOperations mongo,
            RevisedDocuments<StoredJob> documents,
            Leases leases,
            AuditTrail audit,
            Clock clock) {
        this.mongo = mongo;
        this.documents = documents;
        this.leases = leases;
        this.audit = audit;
        this.clock = clock;
    }

    /** A job that this instance runs, under its lease. */
    record Attempt(StoredJob job, Lease lease) {}

    /** Finds the job that has waited longest; those of busy tenants, and of unknown kinds, are left for others. */
    Optional<StoredJob> nextDue(
            Collection<String> busyTenants, Collection<String> runningIds, Collection<String> kinds) {
        var due = where("dueAt")
                .lte(clock.instant())
                .and("_id")
                .nin(runningIds)
                .and("tenantId")
                .nin(busyTenants)
                .and("kind")
                .in(kinds);
        return Optional.ofNullable(mongo.findOne(query(due).with(Sort.by("dueAt")), StoredJob.class));
    }

    /** Begins or continues the job, unless another instance runs it or has finished it. */
    Optional<Attempt> start(StoredJob due) {
        var acquired = leases.acquire("job|" + due.id(), LEASE);
        if (acquired.isEmpty()) {
            postpone(due.id(), LEASE.dividedBy(6));
            return Optional.empty();
        }
        var lease = acquired.get();
        var started = documents.change(
                where("_id")
                        .is(due.id())
                        .and("state")
                        .in(Job.State.QUEUED, Job.State.RUNNING)
                        .and("token")
                        .lt(lease.token()),
                job -> DocumentChange.announced(Jobs.progressed().type(), startOf(job, lease)));
        if (started.isEmpty()) {
            leases.release(lease);
        }
        return started.map(job -> new Attempt(job, lease));
    }

    private Update startOf(StoredJob job, Lease lease) {
        var start = new Update()
                .set("state", Job.State.RUNNING)
                .set("token", lease.token())
                .set("dueAt", clock.instant().plus(LEASE))
                .inc("attempts", 1);
        return job.checkpoint() == null
                ? start.set("done", 0).set("failures", List.of()).set("failureCount", 0)
                : start;
    }

    /**
     * Stores a change of the run.
     *
     * @throws JobRun.Stopped when the job was canceled or belongs to another instance
     */
    void change(Attempt attempt, UnaryOperator<Update> changes) {
        var stored = documents.change(running(attempt), job -> {
            if (job.cancelRequested()) {
                throw JobRun.Stopped.canceled();
            }
            var update = changes.apply(new Update().set("dueAt", clock.instant().plus(LEASE)));
            return DocumentChange.announced(Jobs.progressed().type(), update);
        });
        if (stored.isEmpty()) {
            throw JobRun.Stopped.lost();
        }
    }

    /** Stores the last state, and frees the lease. */
    boolean finish(Attempt attempt, Job.State state, @Nullable String resultUrl, UnaryOperator<Update> changes) {
        var stored = documents.change(running(attempt), job -> {
            if (job.cancelRequested() && state == Job.State.SUCCEEDED) {
                throw JobRun.Stopped.canceled();
            }
            var update = changes.apply(new Update())
                    .set("state", state)
                    .set("finishedAt", clock.instant())
                    // Of no use any more, and often about persons.
                    .set("input", "{}")
                    .unset("dueAt")
                    .unset("checkpoint");
            return new DocumentChange(
                    resultUrl == null ? update : update.set("resultUrl", resultUrl), announcements(job, state));
        });
        leases.release(attempt.lease());
        return stored.isPresent();
    }

    /** The end of a job is audited with its last state. A cancellation is audited where a person asked for it. */
    private List<EventAnnouncement> announcements(StoredJob job, Job.State state) {
        var progressed = Jobs.progressed();
        if (state == Job.State.CANCELED) {
            return List.of(progressed);
        }
        var isDone = state == Job.State.SUCCEEDED;
        var change = new AuditedChange(
                isDone ? "job.finished" : "job.failed", "jobs/" + job.id(), null, Map.of("kind", job.kind()));
        var outcome = isDone ? Outcome.SUCCEEDED : Outcome.FAILED;
        return List.of(progressed, audit.announcement(AuditActor.loop("jobs"), job.tenantId(), change, outcome));
    }

    /** Extends the lease; empty when another instance has the job. */
    Optional<Attempt> renew(Attempt attempt) {
        var renewed = leases.renew(attempt.lease(), LEASE);
        if (renewed.isPresent()) {
            postpone(attempt.job().id(), LEASE);
        }
        return renewed.map(lease -> new Attempt(attempt.job(), lease));
    }

    /** Ends the run, and leaves the job to any instance after this time. One that was canceled does not wait longer for it. */
    void leave(Attempt attempt, Duration delay) {
        leases.release(attempt.lease());
        var dueAt = clock.instant().plus(delay);
        var wanted = query(running(attempt).and("cancelRequested").is(false));
        var isLeft = mongo.updateFirst(wanted, new Update().set("dueAt", dueAt), StoredJob.class)
                        .getMatchedCount()
                > 0;
        if (!isLeft) {
            mongo.updateFirst(query(running(attempt)), new Update().min("dueAt", dueAt), StoredJob.class);
        }
    }

    private void postpone(String id, Duration delay) {
        var unfinished = where("_id").is(id).and("dueAt").ne(null);
        mongo.updateFirst(
                query(unfinished), new Update().set("dueAt", clock.instant().plus(delay)), StoredJob.class);
    }

    /** Finds finished jobs of this kind whose results ended before this time. */
    List<StoredJob> withResultBefore(String kind, Instant finished, int limit) {
        var old = where("finishedAt")
                .lt(finished)
                .and("kind")
                .is(kind)
                .and("resultUrl")
                .ne(null);
        return mongo.find(query(old).limit(limit), StoredJob.class);
    }

    /** Notes that the result is no longer there. */
    void forgetResult(StoredJob job) {
        mongo.updateFirst(query(where("_id").is(job.id())), new Update().unset("resultUrl"), StoredJob.class);
    }

    private static Criteria running(Attempt attempt) {
        return where("_id")
                .is(attempt.job().id())
                .and("token")
                .is(attempt.lease().token())
                .and("state")
                .is(Job.State.RUNNING);
    }
}
