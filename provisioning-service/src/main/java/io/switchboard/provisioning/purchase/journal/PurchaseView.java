package io.switchboard.provisioning.purchase.journal;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A purchase as its tenant sees it.
 *
 * @param endedAt when it became active or failed; null before
 */
public record PurchaseView(
        String id,
        PurchaseState state,
        String accountSid,
        @Nullable String phoneNumberId,
        @Nullable String address,
        @Nullable String sid,
        @Nullable String friendlyName,
        @Nullable String agentId,
        @Nullable List<String> channels,
        List<PurchaseStepView> steps,
        @Nullable PurchaseProblem problem,
        Instant createdAt,
        @Nullable Instant endedAt) {

    /** A step that is done. */
    public record PurchaseStepView(
            String step, Instant at, @Nullable String detail) {}

    public static PurchaseView of(Purchase purchase) {
        return new PurchaseView(
                purchase.id(),
                purchase.state(),
                purchase.accountSid(),
                purchase.phoneNumberId(),
                purchase.address(),
                purchase.sid(),
                purchase.request().friendlyName(),
                purchase.request().agentId(),
                purchase.request().channels(),
                purchase.steps().stream()
                        .map(step -> new PurchaseStepView(step.step(), step.at(), step.detail()))
                        .toList(),
                purchase.problem(),
                purchase.createdAt(),
                purchase.state().isLast() ? purchase.updatedAt() : null);
    }
}
