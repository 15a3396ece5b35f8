package io.switchboard.conversation.sending.bulk;

import java.time.Instant;

import io.switchboard.conversation.sending.bulk.BulkInput.BulkMessageForm;
import io.switchboard.events.job.Job;
import io.switchboard.events.member.MessageAuthor;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.IdempotencyKey;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Begins jobs that send a template to many. */
@RestController
class BulkSendController {

    private static final String PATH = "/api/messages/bulk";

    private final BulkJobs jobs;

    BulkSendController(BulkJobs jobs) {
        this.jobs = jobs;
    }

    /** Begins the job. A recipient who cannot get the message is named in the result and fails no other one. */
    @PostMapping(PATH)
    @ResponseStatus(HttpStatus.ACCEPTED)
    Job send(
            ApiCaller caller,
            TenantId tenant,
            @Nullable IdempotencyKey idempotencyKey,
            @RequestBody BulkMessageForm form) {
        return jobs.begin(caller, tenant, idempotencyKey, BulkInput.of(form, author(caller), jobs.now()));
    }

    /** Begins the job for the recipients of a table, with the values that each of them has in it. */
    @PostMapping(path = PATH, consumes = "text/csv")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Job sendToTable(
            ApiCaller caller,
            TenantId tenant,
            @Nullable IdempotencyKey idempotencyKey,
            @RequestParam(required = false) @Nullable String templateId,
            @RequestParam(required = false) @Nullable String contentSid,
            @RequestParam(required = false) @Nullable String channel,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable Instant sendAt,
            @RequestBody byte[] table) {
        var recipients = BulkTable.of(table, channel);
        var form = new BulkMessageForm(
                templateId, null, null, recipients.addresses(), channel, from, contentSid, null, sendAt);
        var input = BulkInput.of(form, author(caller), jobs.now()).with(recipients.values());
        return jobs.begin(caller, tenant, idempotencyKey, input);
    }

    private static MessageAuthor author(ApiCaller caller) {
        return new MessageAuthor(caller.subject(), caller.name());
    }
}
