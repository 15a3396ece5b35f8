package io.switchboard.provisioning.failedrecord;

import io.switchboard.provisioning.failedrecord.FailedRecords.Counts;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows operators the webhooks that the ingress rejected and stored. */
@RestController
@RequestMapping("/api/operator/rejected-webhooks")
class RejectedWebhookController {

    private final FailedRecordLists lists;
    private final FailedRecords records;

    RejectedWebhookController(FailedRecordLists lists, FailedRecords records) {
        this.lists = lists;
        this.records = records;
    }

    @GetMapping
    Page<FailedRecordView> list(
            @RequestParam(required = false) @Nullable String account,
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(defaultValue = RecordDecision.WAITING) String state,
            @RequestParam(defaultValue = Page.USUAL) int limit,
            @RequestParam(defaultValue = "") String cursor) {
        var filter = RecordFilter.of(null, reason, null, account, from, to);
        return lists.page(RecordKind.REJECTED_WEBHOOKS, filter, state, limit, cursor);
    }

    /** Counts what waits, by reason. */
    @GetMapping("/counts")
    Counts counts() {
        return records.counts(RecordKind.REJECTED_WEBHOOKS, RecordFilter.all());
    }

    @GetMapping("/{id}")
    FailedRecordDetail get(ApiCaller caller, @PathVariable String id) {
        return lists.find(RecordKind.REJECTED_WEBHOOKS, id, caller);
    }
}
