package io.switchboard.provisioning.sync;

import java.util.Optional;

import org.springframework.stereotype.Component;

/**
 * Runs the syncs of this instance, so that of all instances one at a time reads Twilio. The others publish what is recorded:
 * each instance corrects a stale record that it published itself.
 */
@Component
class SharedSync {

    private final NumberSync sync;
    private final SyncTurns turns;
    private final SyncMeters meters;
    private boolean isFirst = true;

    SharedSync(NumberSync sync, SyncTurns turns, SyncMeters meters) {
        this.sync = sync;
        this.turns = turns;
        this.meters = meters;
    }

    /**
     * Runs once. Not thread-safe.
     *
     * @param isRequested whether Twilio must be read by a pass that begins now
     * @return empty when it has to wait for another instance's pass
     * @throws RuntimeException when MongoDB or Kafka is away, or Twilio does not list the accounts
     */
    Optional<SyncReport> run(boolean isRequested) {
        var report = passOrPublish(isRequested);
        turns.last().map(SyncPass::finishedAt).ifPresent(meters::passed);
        return report;
    }

    private Optional<SyncReport> passOrPublish(boolean isRequested) {
        // The first run does not rely on a pass before this start: the stand-in for Twilio may be a new one.
        if (!isRequested && !isFirst && !turns.isDue()) {
            return Optional.of(sync.publishRecorded());
        }
        var turn = turns.begin();
        if (turn.isPresent()) {
            return Optional.of(pass(turn.get()));
        }
        if (isRequested || turns.last().isEmpty()) {
            return Optional.empty();
        }
        isFirst = false;
        return Optional.of(sync.publishRecorded());
    }

    private SyncReport pass(SyncTurns.Turn turn) {
        try {
            var report = sync.run(turn::keep);
            if (report.isComplete()) {
                turn.complete();
            }
            isFirst = false;
            return report;
        } finally {
            turn.end();
        }
    }
}
