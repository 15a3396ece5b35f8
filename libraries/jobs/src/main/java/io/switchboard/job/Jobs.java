package io.switchboard.job;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.mongodb.client.model.Indexes;
import io.switchboard.events.EventType;
import io.switchboard.events.job.Job;
import io.switchboard.mongo.IdGenerator;
import io.switchboard.mongo.index.DeclaredIndex;
import io.switchboard.mongo.revision.DocumentChange;
import io.switchboard.mongo.revision.EventAnnouncement;
import io.switchboard.mongo.revision.RevisedDocuments;
import io.switchboard.web.TenantId;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import tools.jackson.databind.json.JsonMapper;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/** Stores the jobs of all tenants. A method that takes a tenant returns and changes that tenant's jobs only. */
public class Jobs {

    static final JsonMapper JSON = new JsonMapper();

    private static final String NAME = "jobs";
    private static final long DAYS = 30;

    private final MongoOperations mongo;
    private final RevisedDocuments<StoredJob> documents;
    private final JobSignal signal;
    private final IdGenerator ids;
    private final Clock clock;

    Jobs(MongoOperations mongo, RevisedDocuments<StoredJob> documents, JobSignal signal, IdGenerator ids, Clock clock) {
        this.mongo = mongo;
        this.documents = documents;
        this.signal = signal;
        this.ids = ids;
        this.clock = clock;
    }

    @Bean
    static DeclaredIndex jobsExpire() {
        return DeclaredIndex.expiry(
                NAME, "expiry", Indexes.ascending("finishedAt"), DAYS, "finished jobs are of no use after a month");
    }

    @Bean
    static DeclaredIndex dueJobs() {
        return DeclaredIndex.sparse(NAME, "due", Indexes.ascending("dueAt"), "the job that has waited longest is next");
    }

    @Bean
    static DeclaredIndex jobsWithPendingEvents() {
        return RevisedDocuments.pendingIndex(NAME);
    }

    /** Stores the job; an instance begins it soon. The same id asks for the same job once. */
    public Job submit(String id, JobRequest request) {
        var job = StoredJob.queued(id, request, JSON.writeValueAsString(request.input()), clock.instant());
        var announcements = new ArrayList<EventAnnouncement>();
        announcements.add(progressed());
        announcements.addAll(request.announcements());
        documents.insert(id, job, announcements);
        signal.raise();
        return find(request.tenantId(), id).orElse(job).view();
    }

    /** Stores the job under a new id; an instance begins it soon. */
    public Job submit(JobRequest request) {
        return submit(ids.next(), request);
    }

    /** Returns the tenant's job with this id, as clients see it. */
    public Optional<Job> view(TenantId tenantId, String id) {
        return find(tenantId, id).map(StoredJob::view);
    }

    /** Finds the tenant's job with this id. */
    Optional<StoredJob> find(TenantId tenantId, String id) {
        return Optional.ofNullable(mongo.findOne(query(one(tenantId, id)), StoredJob.class));
    }

    /**
     * Asks the job to end. One that has not begun is canceled at once, and one that runs as soon as it reports progress; a
     * finished one stays as it is.
     *
     * @param announcements events of the request, such as its audit entry
     * @return the job; empty when the tenant has none with this id
     */
    Optional<StoredJob> cancel(TenantId tenantId, String id, List<EventAnnouncement> announcements) {
        var canceled = documents.change(one(tenantId, id), job -> cancellation(job, announcements));
        signal.raise();
        return canceled;
    }

    private DocumentChange cancellation(StoredJob job, List<EventAnnouncement> announcements) {
        if (job.state().isLast() || job.cancelRequested()) {
            return DocumentChange.none();
        }
        var now = clock.instant();
        var update = new Update().set("cancelRequested", true);
        if (job.state() == Job.State.QUEUED) {
            // The input may name persons; a finished job has no use for it.
            update.set("state", Job.State.CANCELED)
                    .set("finishedAt", now)
                    .set("input", "{}")
                    .unset("dueAt");
        } else {
            // One that waits for its time is canceled now; one that an instance runs is left to that instance.
            update.set("dueAt", now);
        }
        var events = new ArrayList<>(announcements);
        events.addFirst(progressed());
        return new DocumentChange(update, events);
    }

    /** The event that shows the job's state at the time of its publication. */
    static EventAnnouncement progressed() {
        return new EventAnnouncement(EventType.JOB_PROGRESSED.type(), null);
    }

    private static Criteria one(TenantId tenantId, String id) {
        return where("_id").is(id).and("tenantId").is(tenantId);
    }
}
