package io.switchboard.conversation.sending.bulk;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.switchboard.change.audit.AuditTrail;
import io.switchboard.change.audit.AuditedChange;
import io.switchboard.conversation.sending.IdempotencyKeys;
import io.switchboard.conversation.sending.SendProblems;
import io.switchboard.events.job.Job;
import io.switchboard.job.JobRequest;
import io.switchboard.job.Jobs;
import io.switchboard.mongo.IdGenerator;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.IdempotencyKey;
import io.switchboard.web.RequestHash;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Begins the jobs of bulk messages, one for each request. */
@Component
class BulkJobs {

    private final BulkCheck check;
    private final Jobs jobs;
    private final IdempotencyKeys keys;
    private final AuditTrail audit;
    private final IdGenerator ids;
    private final Clock clock;

    BulkJobs(BulkCheck check, Jobs jobs, IdempotencyKeys keys, AuditTrail audit, IdGenerator ids, Clock clock) {
        this.check = check;
        this.jobs = jobs;
        this.keys = keys;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** The time by which a request's times are checked. */
    Instant now() {
        return clock.instant();
    }

    /**
     * Begins the job, or finds that of an earlier request with the same key.
     *
     * @throws ApiProblem naming what no recipient could get
     */
    Job begin(ApiCaller caller, TenantId tenant, @Nullable IdempotencyKey key, BulkInput input) {
        check.require(tenant, input);
        var id = SendProblems.translate(() -> keys.firstUse(tenant, key, hash(input), ids.next()));
        var entry = audit.announcement(
                caller, new AuditedChange("messages.bulk-requested", "jobs/" + id, null, summary(input)));
        return jobs.submit(id, new JobRequest(tenant, BulkSendJob.NAME, caller.subject(), input, List.of(entry)));
    }

    private static Map<String, Object> summary(BulkInput input) {
        var summary = new HashMap<String, Object>();
        summary.put(input.contentSid() == null ? "templateId" : "contentSid", input.template());
        summary.put("recipients", input.recipients().size());
        if (input.sendAt() != null) {
            summary.put("sendAt", input.sendAt());
        }
        return summary;
    }

    private static String hash(BulkInput input) {
        var parts = new ArrayList<Object>(List.of(
                "bulk",
                input.template(),
                new TreeMap<>(input.variables()),
                input.recipients(),
                input.byContact(),
                input.channel(),
                String.valueOf(input.from())));
        if (input.sendAt() != null) {
            parts.add(input.sendAt().toString());
        }
        if (!input.values().isEmpty()) {
            var values = new TreeMap<String, Object>();
            input.values().forEach((recipient, row) -> values.put(recipient, new TreeMap<>(row)));
            parts.add(values);
        }
        return RequestHash.of(parts);
    }
}
