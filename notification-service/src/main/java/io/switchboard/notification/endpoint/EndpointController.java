package io.switchboard.notification.endpoint;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

import io.switchboard.notification.outbound.OutboundClient;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.Cursor;
import io.switchboard.web.IdempotencyKey;
import io.switchboard.web.IfMatch;
import io.switchboard.web.Page;
import io.switchboard.web.RevisedResponse;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Serves a tenant's webhook endpoints, in the order of their creation. */
@RestController
@RequestMapping("/api/webhook-endpoints")
class EndpointController {

    private static final String LIST = "webhook-endpoints";

    private final WebhookEndpoints endpoints;
    private final EndpointSecrets secrets;
    private final EndpointCreation creation;
    private final OutboundClient client;
    private final Clock clock;

    EndpointController(
            WebhookEndpoints endpoints,
            EndpointSecrets secrets,
            EndpointCreation creation,
            OutboundClient client,
            Clock clock) {
        this.endpoints = endpoints;
        this.secrets = secrets;
        this.creation = creation;
        this.client = client;
        this.clock = clock;
    }

    record EndpointForm(
            @Nullable String url,
            @Nullable List<@Nullable String> eventTypes,
            @Nullable String description,
            @Nullable String secret) {}

    record EndpointPatchForm(
            @Nullable String url,
            @Nullable List<@Nullable String> eventTypes,
            @Nullable String description,
            @Nullable Boolean enabled) {}

    record RotationForm(@Nullable String secret) {}

    @GetMapping
    Page<WebhookEndpointView> list(
            TenantId tenant,
            @RequestParam(defaultValue = Page.USUAL) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var found = endpoints.page(tenant, Cursor.read(LIST, cursor), Page.fetch(limit));
        return Page.of(
                found, limit, StoredEndpoint::view, last -> Cursor.of(last.id()).text(LIST));
    }

    @GetMapping("/{id}")
    ResponseEntity<WebhookEndpointView> get(TenantId tenant, @PathVariable String id) {
        return ok(find(tenant, id));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<WebhookEndpointView> create(
            ApiCaller caller,
            TenantId tenant,
            @Nullable IdempotencyKey idempotencyKey,
            @RequestBody EndpointForm form) {
        var content = EndpointContent.of(form.url(), form.eventTypes(), form.description(), client::refusal);
        var created = creation.create(caller, tenant, idempotencyKey, content, form.secret());
        return RevisedResponse.created(
                WebhookEndpointView.of(created.endpoint(), created.secret()),
                created.endpoint().revision());
    }

    @PatchMapping("/{id}")
    ResponseEntity<WebhookEndpointView> change(
            ApiCaller caller,
            TenantId tenant,
            @PathVariable String id,
            IfMatch ifMatch,
            @RequestBody EndpointPatchForm form) {
        var before = find(tenant, id);
        var content = EndpointContent.of(
                form.url() == null ? before.url() : form.url(),
                form.eventTypes() == null ? List.copyOf(before.eventTypes()) : form.eventTypes(),
                form.description() == null ? before.description() : form.description(),
                form.url() == null ? url -> Optional.empty() : client::refusal);
        return ok(endpoints
                .change(caller, tenant, id, ifMatch, new EndpointPatch(content, form.enabled()))
                .orElseThrow(() -> notFound(id)));
    }

    @PostMapping("/{id}/rotate-secret")
    ResponseEntity<WebhookEndpointView> rotate(
            ApiCaller caller,
            TenantId tenant,
            @PathVariable String id,
            IfMatch ifMatch,
            @RequestBody(required = false) @Nullable RotationForm form) {
        var secret = secrets.chosenOrNew(form == null ? null : form.secret());
        var sealed = secrets.seal(id, secret, clock.instant());
        var endpoint = endpoints.rotate(caller, tenant, id, ifMatch, sealed).orElseThrow(() -> notFound(id));
        return RevisedResponse.ok(WebhookEndpointView.of(endpoint, secret), endpoint.revision());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(ApiCaller caller, TenantId tenant, @PathVariable String id, IfMatch ifMatch) {
        if (endpoints.delete(caller, tenant, id, ifMatch).isEmpty()) {
            throw notFound(id);
        }
    }

    private StoredEndpoint find(TenantId tenant, String id) {
        return endpoints.find(tenant, id).orElseThrow(() -> notFound(id));
    }

    private static ResponseEntity<WebhookEndpointView> ok(StoredEndpoint endpoint) {
        return RevisedResponse.ok(endpoint.view(), endpoint.revision());
    }

    private static ApiProblem notFound(String id) {
        return ApiProblem.notFound("webhook-endpoint", id);
    }
}
