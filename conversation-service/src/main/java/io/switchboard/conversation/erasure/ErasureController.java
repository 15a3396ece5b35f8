package io.switchboard.conversation.erasure;

import java.util.List;

import io.switchboard.change.audit.AuditTrail;
import io.switchboard.change.audit.AuditedChange;
import io.switchboard.conversation.personaldata.DataSubjects;
import io.switchboard.events.job.Job;
import io.switchboard.job.JobRequest;
import io.switchboard.job.Jobs;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Begins the erasure of contacts. */
@RestController
class ErasureController {

    private final Jobs jobs;
    private final DataSubjects subjects;
    private final AuditTrail audit;

    ErasureController(Jobs jobs, DataSubjects subjects, AuditTrail audit) {
        this.jobs = jobs;
        this.subjects = subjects;
        this.audit = audit;
    }

    record ErasureForm(@Nullable Boolean atTwilio) {}

    /** The audit entry names the contact by its id only. */
    @PostMapping("/api/contacts/{id}/erase")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Job erase(
            ApiCaller caller,
            TenantId tenant,
            @PathVariable String id,
            @RequestBody(required = false) @Nullable ErasureForm form) {
        var contactId = subjects.find(tenant, id)
                .orElseThrow(() -> ApiProblem.notFound("contact", id))
                .contactId();
        var input = new ContactErasureJob.Input(contactId, form != null && Boolean.TRUE.equals(form.atTwilio()));
        var entry = audit.announcement(
                caller, new AuditedChange("contact.erasure-requested", "contacts/" + contactId, null, input));
        return jobs.submit(new JobRequest(tenant, ContactErasureJob.NAME, caller.subject(), input, List.of(entry)));
    }
}
