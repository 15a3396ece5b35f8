package io.switchboard.provisioning.purchase;

import io.switchboard.provisioning.purchase.journal.Purchase;

/**
 * A try of a purchase's next step.
 *
 * @param purchase as it was written last
 */
record StepAttempt(Purchase purchase, StepResult result) {}
