package io.switchboard.provisioning.recordreplay;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

import io.switchboard.change.audit.AuditActor;
import io.switchboard.change.audit.AuditTrail;
import io.switchboard.change.audit.AuditedChange;
import io.switchboard.job.JobRequest;
import io.switchboard.job.Jobs;
import io.switchboard.mongo.IdGenerator;
import io.switchboard.provisioning.failedrecord.RecordId;
import io.switchboard.provisioning.failedrecord.RecordKind;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.IdempotencyKey;
import io.switchboard.web.RequestHash;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Begins operations on failed records. Equal requests while one of them runs are one operation. */
@Component
class RecordReplays {

    private static final JsonMapper JSON = new JsonMapper();

    private final ReplayResults results;
    private final Jobs jobs;
    private final AuditTrail audit;
    private final IdGenerator ids;
    private final Clock clock;

    RecordReplays(ReplayResults results, Jobs jobs, AuditTrail audit, IdGenerator ids, Clock clock) {
        this.results = results;
        this.jobs = jobs;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Begins an operation, or returns the one that was begun with the same key or that does the same already.
     *
     * @throws ApiProblem when the request is wrong, or the key was used for another one
     */
    ReplayView begin(
            ApiCaller caller, @Nullable IdempotencyKey key, RecordKind kind, boolean discard, ReplayRequest request) {
        var input = input(caller, kind, discard, request);
        var hash = RequestHash.of(List.of(kind, discard, request));
        var id = key == null ? ids.next() : "key-" + RequestHash.of(key.value());
        var same = results.find(id).or(() -> running(hash));
        if (same.isPresent()) {
            if (!same.get().hash().equals(hash)) {
                throw ApiProblem.conflict(
                        "idempotency-key-reused", "This key was used for another request on failed records.");
            }
            id = same.get().id();
        }
        results.add(new StoredReplay(
                id,
                hash,
                kind.word(),
                discard,
                input.dryRun(),
                JSON.writeValueAsString(request),
                caller.subject(),
                caller.name(),
                clock.instant(),
                null,
                null));
        submit(id, caller, input);
        return find(id).orElseThrow();
    }

    /** Returns the operation with this id, with the state of its job. */
    Optional<ReplayView> find(String id) {
        return results.find(id).map(this::view);
    }

    List<ReplayView> newest(int limit) {
        return results.newest(limit).stream().map(this::view).toList();
    }

    private ReplayView view(StoredReplay replay) {
        return ReplayView.of(
                replay, jobs.view(TenantId.INSTALLATION, replay.id()).orElse(null));
    }

    private Optional<StoredReplay> running(String hash) {
        return results.unfinished(hash)
                .filter(replay -> jobs.view(TenantId.INSTALLATION, replay.id())
                        .filter(job -> !job.state().isLast())
                        .isPresent());
    }

    private void submit(String id, ApiCaller caller, ReplayInput input) {
        var what = input.kind().word() + (input.discard() ? ".discard-requested" : ".replay-requested");
        var entry = audit.announcement(
                caller.actingFor(TenantId.INSTALLATION),
                new AuditedChange(what, "operator/" + input.kind().word(), null, input));
        jobs.submit(id, new JobRequest(TenantId.INSTALLATION, ReplayJob.NAME, caller.subject(), input, List.of(entry)));
    }

    private static ReplayInput input(ApiCaller caller, RecordKind kind, boolean discard, ReplayRequest request) {
        var places = request.places();
        var isOther =
                places.stream().flatMap(place -> RecordId.parse(place).stream()).anyMatch(place -> !kind.has(place));
        if (isOther) {
            throw ApiProblem.invalid("invalid-id", "Each id must be that of one of the " + kind.word() + ".");
        }
        if (discard
                && !request.isDryRun()
                && (request.note() == null || request.note().isBlank())) {
            throw ApiProblem.invalid("note-required", "Say in 'note' why the records are discarded.");
        }
        return new ReplayInput(
                kind, discard, request.isDryRun(), request.filter(), places, request.note(), AuditActor.of(caller));
    }
}
