package io.switchboard.provisioning.recordreplay;

import java.util.List;

import io.switchboard.change.audit.AuditActor;
import io.switchboard.provisioning.failedrecord.RecordFilter;
import io.switchboard.provisioning.failedrecord.RecordKind;
import org.jspecify.annotations.Nullable;

/**
 * What the job does.
 *
 * @param discard whether the records are discarded and not replayed
 * @param places the places of the records, as texts; empty where the filter alone selects
 */
record ReplayInput(
        RecordKind kind,
        boolean discard,
        boolean dryRun,
        RecordFilter filter,
        List<String> places,
        @Nullable String note,
        AuditActor actor) {}
