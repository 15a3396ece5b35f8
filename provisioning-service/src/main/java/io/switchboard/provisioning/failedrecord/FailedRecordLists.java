package io.switchboard.provisioning.failedrecord;

import java.util.Set;

import io.switchboard.change.audit.AuditTrail;
import io.switchboard.change.audit.AuditedChange;
import io.switchboard.events.audit.AuditEntry.Outcome;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.Cursor;
import io.switchboard.web.Page;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers the requests for both kinds of failed records. Looking at one is audited, because it may hold a text. */
@Component
class FailedRecordLists {

    private static final String ALL = "all";
    private static final Set<String> STATES =
            Set.of(RecordDecision.WAITING, RecordDecision.REPLAYED, RecordDecision.DISCARDED, ALL);

    private final FailedRecords records;
    private final AuditTrail audit;

    FailedRecordLists(FailedRecords records, AuditTrail audit) {
        this.records = records;
        this.audit = audit;
    }

    Page<FailedRecordView> page(RecordKind kind, RecordFilter filter, String state, int limit, String cursor) {
        if (!STATES.contains(state)) {
            throw ApiProblem.invalid("invalid-state", "state must be waiting, replayed, discarded or all.");
        }
        Page.fetch(limit);
        var part = records.page(kind, filter, state.equals(ALL) ? null : state, after(kind, cursor), limit);
        var last = part.last();
        return new Page<>(
                part.items(), last == null ? null : Cursor.of(last.toString()).text(kind.word()));
    }

    FailedRecordDetail find(RecordKind kind, String id, ApiCaller caller) {
        var found = RecordId.parse(id)
                .flatMap(place -> records.find(kind, place))
                .orElseThrow(() -> ApiProblem.notFound("record", id));
        var read = new AuditedChange(kind.word() + ".read", "operator/" + kind.word() + "/" + id, null, null);
        audit.publish(caller.actingFor(caller.tenantId().orElse(TenantId.INSTALLATION)), read, Outcome.SUCCEEDED);
        return found;
    }

    private static @Nullable RecordId after(RecordKind kind, String cursor) {
        var after = Cursor.read(kind.word(), cursor);
        return after == null ? null : RecordId.parse(after.id()).orElseThrow(ApiProblem::invalidCursor);
    }
}
