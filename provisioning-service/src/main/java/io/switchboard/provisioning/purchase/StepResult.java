package io.switchboard.provisioning.purchase;

import java.time.Instant;

import io.switchboard.provisioning.purchase.journal.PurchaseProblem;
import io.switchboard.provisioning.purchase.journal.PurchaseState;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Update;

/** The result of a try of a purchase's next step. */
sealed interface StepResult {

    /**
     * The step is done.
     *
     * @param update what to record besides the state
     * @param detail what the state's name does not tell; null for nothing
     */
    record Done(
            PurchaseState state, Update update, @Nullable String detail) implements StepResult {

        static Done with(PurchaseState state) {
            return new Done(state, new Update(), null);
        }
    }

    /**
     * The step is to be tried again.
     *
     * @param state the state from which it is tried
     * @param notBefore null for a pause that grows with the attempts
     */
    record Later(
            PurchaseState state, String reason, @Nullable Instant notBefore) implements StepResult {}

    /** The purchase fails for good. */
    record Failed(PurchaseProblem problem) implements StepResult {}
}
