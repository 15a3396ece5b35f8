package io.switchboard.provisioning.publishing;

import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

/** A record on its way to Kafka. */
record PendingRecord(CompactedRecord record, CompletableFuture<?> acknowledgement) {

    /** Completes when the outcome is known, and never fails. */
    CompletableFuture<?> outcome() {
        return acknowledgement.handle((result, failure) -> result);
    }

    /** Returns why Kafka does not have the record; null once it is acknowledged, and before. */
    @Nullable
    Throwable failure() {
        return acknowledgement.isCompletedExceptionally() ? acknowledgement.exceptionNow() : null;
    }
}
