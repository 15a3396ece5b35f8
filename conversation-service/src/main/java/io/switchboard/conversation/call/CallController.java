package io.switchboard.conversation.call;

import io.switchboard.events.call.Call;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.Cursor;
import io.switchboard.web.Page;
import io.switchboard.web.RevisedResponse;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Serves a tenant's calls. */
@RestController
@RequestMapping("/api/calls")
class CallController {

    private static final String CALLS = "calls";

    private final Calls calls;
    private final CallDismissals dismissals;

    CallController(Calls calls, CallDismissals dismissals) {
        this.calls = calls;
        this.dismissals = dismissals;
    }

    @GetMapping
    Page<Call> list(
            TenantId tenant,
            @RequestParam(required = false) @Nullable String direction,
            @RequestParam(required = false) @Nullable String result,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String number,
            @RequestParam(required = false) @Nullable Boolean hasVoicemail,
            @RequestParam(required = false) @Nullable Boolean dismissed,
            @RequestParam(required = false) @Nullable String contactId,
            @RequestParam(required = false) @Nullable String conversationId,
            @RequestParam(defaultValue = Page.USUAL) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var filter = new CallFilter(
                CallFilter.direction(direction),
                CallFilter.result(result),
                status,
                number,
                hasVoicemail,
                dismissed,
                contactId,
                conversationId);
        var found = calls.page(tenant, filter, Cursor.read(CALLS, cursor), Page.fetch(limit));
        return Page.of(
                found,
                limit,
                StoredCall::view,
                last -> Cursor.of(last.startedAt(), last.id()).text(CALLS));
    }

    @GetMapping("/{id}")
    ResponseEntity<Call> get(TenantId tenant, @PathVariable String id) {
        return answer(calls.find(tenant, id).orElseThrow(() -> ApiProblem.notFound("call", id)));
    }

    @PostMapping("/{id}/dismiss")
    ResponseEntity<Call> dismiss(ApiCaller caller, TenantId tenant, @PathVariable String id) {
        return answer(
                dismissals.dismiss(tenant, id, caller.subject()).orElseThrow(() -> ApiProblem.notFound("call", id)));
    }

    private static ResponseEntity<Call> answer(StoredCall call) {
        return RevisedResponse.ok(call.view(), call.revision());
    }
}
