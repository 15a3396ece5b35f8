package io.switchboard.provisioning.recordreplay;

import io.switchboard.provisioning.failedrecord.RecordKind;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.IdempotencyKey;
import io.switchboard.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Begins to replay or to discard what operators select, and shows how far that is. A dry run unless asked otherwise. */
@RestController
@RequestMapping("/api/operator")
class ReplayController {

    private static final int NEWEST = 50;

    private final RecordReplays replays;

    ReplayController(RecordReplays replays) {
        this.replays = replays;
    }

    @PostMapping("/dead-letters/replay")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ReplayView replayDeadLetters(ApiCaller caller, @Nullable IdempotencyKey key, @RequestBody ReplayRequest request) {
        return replays.begin(caller, key, RecordKind.DEAD_LETTERS, false, request);
    }

    @PostMapping("/dead-letters/discard")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ReplayView discardDeadLetters(ApiCaller caller, @Nullable IdempotencyKey key, @RequestBody ReplayRequest request) {
        return replays.begin(caller, key, RecordKind.DEAD_LETTERS, true, request);
    }

    @PostMapping("/rejected-webhooks/replay")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ReplayView replayWebhooks(ApiCaller caller, @Nullable IdempotencyKey key, @RequestBody ReplayRequest request) {
        return replays.begin(caller, key, RecordKind.REJECTED_WEBHOOKS, false, request);
    }

    @PostMapping("/rejected-webhooks/discard")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ReplayView discardWebhooks(ApiCaller caller, @Nullable IdempotencyKey key, @RequestBody ReplayRequest request) {
        return replays.begin(caller, key, RecordKind.REJECTED_WEBHOOKS, true, request);
    }

    /** Lists the newest operations, the last one first. */
    @GetMapping("/replays")
    Page<ReplayView> list() {
        return new Page<>(replays.newest(NEWEST), null);
    }

    @GetMapping("/replays/{id}")
    ReplayView get(@PathVariable String id) {
        return replays.find(id).orElseThrow(() -> ApiProblem.notFound("replay", id));
    }
}
