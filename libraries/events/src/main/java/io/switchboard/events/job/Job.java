package io.switchboard.events.job;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * Long work that a request asked for, as clients see it, both in the API and in events.
 *
 * @param kind what the job does, such as {@code contact-export}. A text and no enum, because kinds are added
 * @param done the number of items that are finished, failed ones included
 * @param total the number of items; null while it is unknown
 * @param failures the first items that failed
 * @param failureCount the number of items that failed
 * @param cancelRequested whether the job ends as canceled, once it has removed what it made
 * @param resultUrl the path at which the result is read; null for a job without a result, or while there is none
 * @param createdBy the issuer's id of the person or program that asked for the job; null for one that runs by itself
 * @param finishedAt when the job reached its last state
 */
public record Job(
        String id,
        String kind,
        State state,
        int done,
        @Nullable Integer total,
        List<Failure> failures,
        int failureCount,
        boolean cancelRequested,
        @Nullable String resultUrl,
        @Nullable String createdBy,
        Instant createdAt,
        @Nullable Instant finishedAt) {

    public Job {
        failures = failures == null ? List.of() : List.copyOf(failures);
    }

    /**
     * An item that failed.
     *
     * @param item the item's id, or its place in the request
     * @param detail the reason, as a sentence
     */
    public record Failure(String item, String detail) {}

    /** Tells how far a job is. A reader takes a word that it does not know for {@link #UNRECOGNIZED}. */
    public enum State {
        /** No instance has begun it. */
        QUEUED,
        /** An instance works on it, or another one continues it soon. */
        RUNNING,
        /** All items are done; some of them may have failed. */
        SUCCEEDED,
        /** The job ended before all items were done. */
        FAILED,
        /** A request canceled the job. */
        CANCELED,
        /** A newer version wrote a word that this one does not know. Never written. */
        UNRECOGNIZED;

        /** Returns the word under which the state is stored and published. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Returns whether the job stays in this state. */
        public boolean isLast() {
            return this == SUCCEEDED || this == FAILED || this == CANCELED;
        }

        /** Returns the state with this word. */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public static State of(String word) {
            return switch (word) {
                case "queued" -> QUEUED;
                case "running" -> RUNNING;
                case "succeeded" -> SUCCEEDED;
                case "failed" -> FAILED;
                case "canceled" -> CANCELED;
                default -> UNRECOGNIZED;
            };
        }
    }
}
