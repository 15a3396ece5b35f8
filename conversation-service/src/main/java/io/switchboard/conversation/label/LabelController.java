package io.switchboard.conversation.label;

import java.time.Clock;
import java.util.function.Supplier;

import io.switchboard.events.setting.Label;
import io.switchboard.mongo.IdGenerator;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.Cursor;
import io.switchboard.web.IfMatch;
import io.switchboard.web.Page;
import io.switchboard.web.RevisedResponse;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
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

/** Serves a tenant's labels, in the order of their creation. */
@RestController
@RequestMapping("/api/labels")
class LabelController {

    private static final int MOST_LABELS = 300;
    private static final String LIST = "labels";

    private final Labels labels;
    private final IdGenerator ids;
    private final Clock clock;

    LabelController(Labels labels, IdGenerator ids, Clock clock) {
        this.labels = labels;
        this.ids = ids;
        this.clock = clock;
    }

    record LabelForm(@Nullable String name, @Nullable String colour) {}

    @GetMapping
    Page<Label> list(
            TenantId tenant,
            @RequestParam(defaultValue = Page.USUAL) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var found = labels.page(tenant, Cursor.read(LIST, cursor), Page.fetch(limit));
        return Page.of(
                found, limit, StoredLabel::view, last -> Cursor.of(last.id()).text(LIST));
    }

    @GetMapping("/{id}")
    ResponseEntity<Label> get(TenantId tenant, @PathVariable String id) {
        return ok(labels.find(tenant, id).orElseThrow(() -> notFound(id)));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Label> create(ApiCaller caller, TenantId tenant, @RequestBody LabelForm form) {
        var content = LabelContent.of(form.name(), form.colour());
        if (labels.count(tenant) >= MOST_LABELS) {
            throw ApiProblem.conflict("too-many-labels", "You have " + MOST_LABELS + " labels, which is the most.");
        }
        var label = StoredLabel.first(ids.next(), tenant, content, clock.instant());
        if (!labels.add(caller, label)) {
            throw nameTaken(content);
        }
        return RevisedResponse.created(label.view(), label.revision());
    }

    @PutMapping("/{id}")
    ResponseEntity<Label> change(
            ApiCaller caller, TenantId tenant, @PathVariable String id, IfMatch ifMatch, @RequestBody LabelForm form) {
        var content = LabelContent.of(form.name(), form.colour());
        return ok(unlessNameTaken(
                content,
                () -> labels.change(caller, tenant, id, ifMatch, content).orElseThrow(() -> notFound(id))));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(ApiCaller caller, TenantId tenant, @PathVariable String id, IfMatch ifMatch) {
        if (labels.delete(caller, tenant, id, ifMatch).isEmpty()) {
            throw notFound(id);
        }
    }

    private static ResponseEntity<Label> ok(StoredLabel label) {
        return RevisedResponse.ok(label.view(), label.revision());
    }

    private static StoredLabel unlessNameTaken(LabelContent content, Supplier<StoredLabel> change) {
        try {
            return change.get();
        } catch (DuplicateKeyException e) {
            throw nameTaken(content);
        }
    }

    private static ApiProblem nameTaken(LabelContent content) {
        return ApiProblem.conflict("label-name-taken", "You have a label '" + content.name() + "' already.");
    }

    private static ApiProblem notFound(String id) {
        return ApiProblem.notFound("label", id);
    }
}
