package io.switchboard.conversation.call;

import io.switchboard.events.call.Call;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.Cursor;
import io.switchboard.web.Page;
import io.switchboard.web.RequestTime;
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
    private final CallAccess access;
    private final CallDismissals dismissals;

    CallController(Calls calls, CallAccess access, CallDismissals dismissals) {
        this.calls = calls;
        this.access = access;
        this.dismissals = dismissals;
    }

    @GetMapping
    Page<Call> list(
            ApiCaller caller,
            TenantId tenant,
            @RequestParam(required = false) @Nullable String direction,
            @RequestParam(required = false) @Nullable String result,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String number,
            @RequestParam(required = false) @Nullable Boolean hasVoicemail,
            @RequestParam(required = false) @Nullable Boolean dismissed,
            @RequestParam(required = false) @Nullable String contactId,
            @RequestParam(required = false) @Nullable String conversationId,
            @RequestParam(required = false) @Nullable Boolean notCalledBack,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
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
                        conversationId,
                        notCalledBack,
                        RequestTime.optional("from", from),
                        RequestTime.optional("to", to))
                .checked();
        var found =
                calls.page(tenant, access.scope(caller, tenant), filter, Cursor.read(CALLS, cursor), Page.fetch(limit));
        return Page.of(
                found,
                limit,
                StoredCall::view,
                last -> Cursor.of(last.startedAt(), last.id()).text(CALLS));
    }

    /**
     * The calls of a range of time that the caller may see.
     *
     * @param calls how many there are, at most 1,000
     * @param missed the customers' calls that ended without an answer or a message, at most 1,000
     * @param notCalledBack the customers' calls without an answer, with a message or not, that nobody has dismissed or called
     *     back; at most 1,000
     */
    record CallCounts(long calls, long missed, long notCalledBack) {}

    @GetMapping("/counts")
    CallCounts counts(
            ApiCaller caller,
            TenantId tenant,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to) {
        var first = RequestTime.optional("from", from);
        var end = RequestTime.optional("to", to);
        var scope = access.scope(caller, tenant);
        return new CallCounts(
                calls.count(tenant, scope, CallFilter.between(first, end)),
                calls.count(tenant, scope, CallFilter.missed(first, end)),
                calls.count(tenant, scope, CallFilter.notCalledBack(first, end)));
    }

    @GetMapping("/{id}")
    ResponseEntity<Call> get(ApiCaller caller, TenantId tenant, @PathVariable String id) {
        return answer(access.find(caller, tenant, id));
    }

    @PostMapping("/{id}/dismiss")
    ResponseEntity<Call> dismiss(ApiCaller caller, TenantId tenant, @PathVariable String id) {
        var call = access.find(caller, tenant, id);
        return answer(dismissals
                .dismiss(tenant, call.id(), caller.subject())
                .orElseThrow(() -> ApiProblem.notFound("call", id)));
    }

    private static ResponseEntity<Call> answer(StoredCall call) {
        return RevisedResponse.ok(call.view(), call.revision());
    }
}
