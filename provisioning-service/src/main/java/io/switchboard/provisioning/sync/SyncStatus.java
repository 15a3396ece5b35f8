package io.switchboard.provisioning.sync;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Stores whether a sync run has finished, and why the latest runs failed or were incomplete. */
@Component
class SyncStatus {

    private final AtomicReference<@Nullable Trouble> trouble = new AtomicReference<>();
    private volatile boolean isReady;

    /**
     * A series of failed or incomplete runs without a complete one between them.
     *
     * @param reason of the latest one
     * @param since when the first one ended
     */
    record Trouble(String reason, Instant since, int runs) {

        static Trouble after(@Nullable Trouble before, String reason) {
            return before == null
                    ? new Trouble(reason, Instant.now(), 1)
                    : new Trouble(reason, before.since(), before.runs() + 1);
        }
    }

    /** Returns whether at least one run has finished. */
    boolean isReady() {
        return isReady;
    }

    Optional<Trouble> trouble() {
        return Optional.ofNullable(trouble.get());
    }

    /** Records that a run has finished; with a reason if it was incomplete. */
    void finished(@Nullable String reason) {
        isReady = true;
        trouble.updateAndGet(before -> reason == null ? null : Trouble.after(before, reason));
    }

    /** Records that a run has failed as a whole. */
    void failed(String reason) {
        trouble.updateAndGet(before -> Trouble.after(before, reason));
    }
}
