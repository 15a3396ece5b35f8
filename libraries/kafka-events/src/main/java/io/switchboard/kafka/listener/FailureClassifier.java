package io.switchboard.kafka.listener;

import java.util.Optional;

/**
 * Classifies the failures of one technology that listeners work with, such as a database. Each bean of this type is asked
 * for a failure and for its causes, one after another; a classifier looks at the given exception only, not at its causes.
 */
public interface FailureClassifier {

    /**
     * Returns whether the failure is transient. Its batch is repeated until it succeeds, with the order kept: the answer
     * must be true for a state of a server only, and never for a property of one record.
     */
    boolean isTransient(Throwable failure);

    /** The reason why a record with this failure can never be processed; empty when the classifier does not know it. */
    Optional<DeadLetterReason> deadLetterReason(Throwable failure);
}
