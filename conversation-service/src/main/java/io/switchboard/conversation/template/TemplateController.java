package io.switchboard.conversation.template;

import io.switchboard.conversation.template.TemplateContent.TemplateForm;
import io.switchboard.events.setting.Template;
import io.switchboard.mongo.IdGenerator;
import io.switchboard.mongo.TenantKey;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.Cursor;
import io.switchboard.web.IdempotencyKey;
import io.switchboard.web.IfMatch;
import io.switchboard.web.Page;
import io.switchboard.web.RequestHash;
import io.switchboard.web.RevisedResponse;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Serves a tenant's templates: the built-in ones first, then the others in the order of their creation. */
@RestController
@RequestMapping("/api/templates")
class TemplateController {

    private static final int MOST_TEMPLATES = 500;
    private static final String LIST = "templates";

    private final Templates templates;
    private final TemplateChanges changes;
    private final IdGenerator ids;

    TemplateController(Templates templates, TemplateChanges changes, IdGenerator ids) {
        this.templates = templates;
        this.changes = changes;
        this.ids = ids;
    }

    @GetMapping
    Page<Template> list(
            TenantId tenant,
            @RequestParam(defaultValue = Page.USUAL) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var found = templates.page(tenant, Cursor.read(LIST, cursor), Page.fetch(limit));
        return Page.of(
                found, limit, template -> template, last -> Cursor.of(last.id()).text(LIST));
    }

    @GetMapping("/{id}")
    ResponseEntity<Template> get(TenantId tenant, @PathVariable String id) {
        return ok(templates.find(tenant, id).orElseThrow(() -> notFound(id)));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Template> create(
            ApiCaller caller,
            TenantId tenant,
            @Nullable IdempotencyKey idempotencyKey,
            @RequestBody TemplateForm form) {
        var content = TemplateContent.of(form);
        if (templates.count(tenant) >= MOST_TEMPLATES) {
            throw ApiProblem.conflict(
                    "too-many-templates", "You have " + MOST_TEMPLATES + " templates, which is the most.");
        }
        var created = (idempotencyKey == null
                        ? changes.create(caller, tenant, ids.next(), content, null)
                        : changes.create(
                                caller,
                                tenant,
                                id(tenant, idempotencyKey),
                                content,
                                RequestHash.of(content.toString())))
                .orElseThrow(() -> ApiProblem.conflict(
                        "idempotency-key-reused", "Another template was created with this Idempotency-Key."));
        return RevisedResponse.created(created, created.revision());
    }

    @PutMapping("/{id}")
    ResponseEntity<Template> change(
            ApiCaller caller,
            TenantId tenant,
            @PathVariable String id,
            IfMatch ifMatch,
            @RequestBody TemplateForm form) {
        var content = TemplateContent.of(form);
        return ok(changes.change(caller, tenant, id, ifMatch, content).orElseThrow(() -> notFound(id)));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(ApiCaller caller, TenantId tenant, @PathVariable String id, IfMatch ifMatch) {
        if (!changes.delete(caller, tenant, id, ifMatch)) {
            throw notFound(id);
        }
    }

    /** The id of the template that requests with this key create: the same one for all of them. */
    private static String id(TenantId tenant, IdempotencyKey key) {
        var hash = RequestHash.of(TenantKey.of(tenant.value(), key.value()));
        return "%s-%s-7%s-8%s-%s"
                .formatted(
                        hash.substring(0, 8),
                        hash.substring(8, 12),
                        hash.substring(12, 15),
                        hash.substring(15, 18),
                        hash.substring(18, 30));
    }

    private static ResponseEntity<Template> ok(Template template) {
        return RevisedResponse.ok(template, template.revision());
    }

    private static ApiProblem notFound(String id) {
        return ApiProblem.notFound("template", id);
    }
}
