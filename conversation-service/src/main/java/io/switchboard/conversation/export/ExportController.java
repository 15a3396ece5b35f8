package io.switchboard.conversation.export;

import java.util.List;

import io.switchboard.change.audit.AuditTrail;
import io.switchboard.change.audit.AuditedChange;
import io.switchboard.conversation.export.ConversationScan.Filter;
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

/** Begins exports. */
@RestController
class ExportController {

    private final Jobs jobs;
    private final DataSubjects subjects;
    private final AuditTrail audit;

    ExportController(Jobs jobs, DataSubjects subjects, AuditTrail audit) {
        this.jobs = jobs;
        this.subjects = subjects;
        this.audit = audit;
    }

    @PostMapping("/api/contacts/{id}/export")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Job exportContact(ApiCaller caller, TenantId tenant, @PathVariable String id) {
        var contactId = subjects.find(tenant, id)
                .orElseThrow(() -> ApiProblem.notFound("contact", id))
                .contactId();
        return submit(caller, tenant, ContactExport.NAME, new ContactExport.Input(contactId), "contacts/" + contactId);
    }

    @PostMapping("/api/conversations/export")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Job exportConversations(ApiCaller caller, TenantId tenant, @RequestBody(required = false) @Nullable Filter filter) {
        var wanted = filter == null ? new Filter(null, null, null, null, null, null) : filter;
        return submit(caller, tenant, ConversationExport.NAME, wanted, "conversations");
    }

    private Job submit(ApiCaller caller, TenantId tenant, String kind, Object input, String target) {
        var entry = audit.announcement(caller, new AuditedChange(kind + ".requested", target, null, input));
        return jobs.submit(new JobRequest(tenant, kind, caller.subject(), input, List.of(entry)));
    }
}
