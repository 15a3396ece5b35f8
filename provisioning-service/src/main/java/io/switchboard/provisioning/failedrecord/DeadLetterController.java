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

/** Shows operators the records that no consumer can process. */
@RestController
@RequestMapping("/api/operator/dead-letters")
class DeadLetterController {

    private final FailedRecordLists lists;
    private final FailedRecords records;

    DeadLetterController(FailedRecordLists lists, FailedRecords records) {
        this.lists = lists;
        this.records = records;
    }

    @GetMapping
    Page<FailedRecordView> list(
            @RequestParam(required = false) @Nullable String topic,
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam(required = false) @Nullable String tenant,
            @RequestParam(required = false) @Nullable String account,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(defaultValue = RecordDecision.WAITING) String state,
            @RequestParam(defaultValue = Page.USUAL) int limit,
            @RequestParam(defaultValue = "") String cursor) {
        var filter = RecordFilter.of(topic, reason, tenant, account, from, to);
        return lists.page(RecordKind.DEAD_LETTERS, filter, state, limit, cursor);
    }

    /** Counts what waits, by topic and reason. */
    @GetMapping("/counts")
    Counts counts() {
        return records.counts(RecordKind.DEAD_LETTERS, RecordFilter.all());
    }

    @GetMapping("/{id}")
    FailedRecordDetail get(ApiCaller caller, @PathVariable String id) {
        return lists.find(RecordKind.DEAD_LETTERS, id, caller);
    }
}
