package io.switchboard.conversation.sending.bulk;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.switchboard.change.audit.AuditTrail;
import io.switchboard.change.audit.AuditedChange;
import io.switchboard.conversation.sending.IdempotencyKeys;
import io.switchboard.conversation.sending.SendProblems;
import io.switchboard.conversation.sending.bulk.BulkInput.BulkMessageForm;
import io.switchboard.conversation.template.Templates;
import io.switchboard.events.job.Job;
import io.switchboard.events.member.MessageAuthor;
import io.switchboard.events.setting.Template;
import io.switchboard.job.JobRequest;
import io.switchboard.job.Jobs;
import io.switchboard.mongo.IdGenerator;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.IdempotencyKey;
import io.switchboard.web.RequestHash;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Begins jobs that send a template to many. */
@RestController
class BulkSendController {

    private final Jobs jobs;
    private final Templates templates;
    private final IdempotencyKeys keys;
    private final AuditTrail audit;
    private final IdGenerator ids;

    BulkSendController(Jobs jobs, Templates templates, IdempotencyKeys keys, AuditTrail audit, IdGenerator ids) {
        this.jobs = jobs;
        this.templates = templates;
        this.keys = keys;
        this.audit = audit;
        this.ids = ids;
    }

    /** Begins the job. A recipient who cannot get the message is named in the result and fails no other one. */
    @PostMapping("/api/messages/bulk")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Job send(
            ApiCaller caller,
            TenantId tenant,
            @Nullable IdempotencyKey idempotencyKey,
            @RequestBody BulkMessageForm form) {
        var input = BulkInput.of(form, new MessageAuthor(caller.subject(), caller.name()));
        var template = templates
                .find(tenant, input.templateId())
                .orElseThrow(() ->
                        ApiProblem.invalid("unknown-template", "You have no template " + input.templateId() + "."));
        check(input, template);
        var id = SendProblems.translate(() -> keys.firstUse(tenant, idempotencyKey, hash(input), ids.next()));
        var summary = Map.of(
                "templateId",
                input.templateId(),
                "recipients",
                input.recipients().size());
        var entry =
                audit.announcement(caller, new AuditedChange("messages.bulk-requested", "jobs/" + id, null, summary));
        return jobs.submit(id, new JobRequest(tenant, BulkSendJob.NAME, caller.subject(), input, List.of(entry)));
    }

    private static void check(BulkInput input, Template template) {
        if (template.channel() != null && !template.channel().equals(input.channel())) {
            throw ApiProblem.invalid(
                    "wrong-channel",
                    "The template is for %s, and the message for %s.".formatted(template.channel(), input.channel()));
        }
        ContactVariables.check(input.variables());
        var unknown = input.variables().keySet().stream()
                .filter(name -> !template.variables().contains(name))
                .sorted()
                .toList();
        if (!unknown.isEmpty()) {
            throw ApiProblem.invalid(
                    "unknown-variables", "The template has no variables %s.".formatted(String.join(", ", unknown)));
        }
        var missing = template.variables().stream()
                .filter(name -> !input.variables().containsKey(name) && !ContactVariables.isKnown(name))
                .sorted()
                .toList();
        if (!missing.isEmpty()) {
            throw ApiProblem.invalid(
                    "missing-variables", "The template needs values for %s.".formatted(String.join(", ", missing)));
        }
    }

    private static String hash(BulkInput input) {
        return RequestHash.of(List.of(
                "bulk",
                input.templateId(),
                new TreeMap<>(input.variables()),
                input.recipients(),
                input.byContact(),
                input.channel(),
                String.valueOf(input.from())));
    }
}
