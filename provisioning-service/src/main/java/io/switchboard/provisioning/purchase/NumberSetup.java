package io.switchboard.provisioning.purchase;

import java.util.Objects;

import io.switchboard.provisioning.purchase.journal.Purchase;
import io.switchboard.provisioning.purchase.journal.PurchaseProblem;
import io.switchboard.provisioning.purchase.journal.PurchaseState;
import io.switchboard.provisioning.records.NumberReservations;
import io.switchboard.provisioning.records.PhoneNumber;
import io.switchboard.provisioning.webhooks.NumberConfiguration;
import io.switchboard.provisioning.webhooks.NumberConfigurer;
import io.switchboard.provisioning.webhooks.WebhookPlanner;
import io.switchboard.twilio.IncomingNumber;
import io.switchboard.twilio.TwilioAccount;
import io.switchboard.twilio.failure.TwilioRefused;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** Configures, names and activates a bought number, or releases it when that is impossible. */
@Component
class NumberSetup {

    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;

    private final NumberReservations reservations;
    private final NumberConfigurer configurer;
    private final WebhookPlanner webhooks;

    NumberSetup(NumberReservations reservations, NumberConfigurer configurer, WebhookPlanner webhooks) {
        this.reservations = reservations;
        this.configurer = configurer;
        this.webhooks = webhooks;
    }

    StepResult configure(Purchase purchase, TwilioAccount twilio) {
        var actual = twilio.numbers().find(purchase.requiredSid());
        if (actual.isEmpty()) {
            return released();
        }
        var recorded = reservations.purchased(purchase.requiredNumberId(), purchase.id(), actual.get());
        return switch (configurer.configureHolding(twilio, recorded, actual.get())) {
            case NumberConfiguration.InSync inSync -> configured(purchase, recorded, inSync.number());
            case NumberConfiguration.Configured configured -> configured(purchase, recorded, configured.number());
            case NumberConfiguration.HeldByAnother held -> retry("another process changes the number");
            case NumberConfiguration.NotInEffect lie -> retry("Twilio accepts the webhooks and returns the old ones");
            case NumberConfiguration.Refused refused -> refused(refused.reason());
        };
    }

    private static StepResult released() {
        return new StepResult.Failed(PurchaseProblem.of("The number was released at Twilio after it was bought."));
    }

    private StepResult configured(Purchase purchase, PhoneNumber recorded, IncomingNumber number) {
        var channels = webhooks.planFor(recorded, number).channels();
        reservations.configured(purchase.requiredNumberId(), purchase.id(), purchase.requiredSid(), channels);
        return StepResult.Done.with(PurchaseState.CONFIGURED);
    }

    private static StepResult retry(String reason) {
        return new StepResult.Later(PurchaseState.BOUGHT, reason, null);
    }

    private static StepResult refused(TwilioRefused reason) {
        return reason.httpStatus() == UNAUTHORIZED
                ? retry("Twilio does not accept the account's token")
                : new StepResult.Failed(PurchaseProblem.refused(reason.httpStatus(), reason.code()));
    }

    /** Gives the number its own name. A name that Twilio refuses does not cost the number. */
    StepResult name(Purchase purchase, TwilioAccount twilio) {
        try {
            var renamed = twilio.numbers().rename(purchase.requiredSid(), purchase.finalName());
            return renamed.friendlyName().equals(purchase.finalName())
                    ? StepResult.Done.with(PurchaseState.NAMED)
                    : new StepResult.Later(PurchaseState.CONFIGURED, "Twilio returns another name", null);
        } catch (TwilioRefused e) {
            return switch (e.httpStatus()) {
                case UNAUTHORIZED ->
                    new StepResult.Later(PurchaseState.CONFIGURED, "Twilio does not accept the account's token", null);
                case NOT_FOUND -> released();
                default -> new StepResult.Done(PurchaseState.NAMED, new Update(), "Twilio refused the name.");
            };
        }
    }

    /** Puts the number in use, and publishes it. */
    StepResult activate(Purchase purchase) {
        reservations.activate(
                purchase.requiredNumberId(),
                purchase.id(),
                purchase.requiredSid(),
                purchase.finalName(),
                purchase.request().agentId());
        return StepResult.Done.with(PurchaseState.ACTIVE);
    }

    /**
     * Releases the number of a failed purchase, unless it no longer has the name that only a number in purchase has: then
     * it may be in use.
     */
    StepResult undo(Purchase purchase, TwilioAccount twilio) {
        var problem = Objects.requireNonNull(purchase.problem(), "a failed purchase has a reason");
        var actual = twilio.numbers().find(purchase.requiredSid());
        // Twilio may return an older name once: only two answers that agree leave a number that is paid for.
        var mayRelease = actual.isPresent()
                && (actual.get().friendlyName().equals(purchase.nameAtTwilio())
                        || twilio.numbers()
                                .named(purchase.nameAtTwilio())
                                .anyMatch(number -> number.sid().equals(purchase.requiredSid())));
        if (mayRelease) {
            twilio.numbers().release(purchase.requiredSid());
            if (twilio.numbers().find(purchase.requiredSid()).isPresent()) {
                return new StepResult.Later(PurchaseState.UNDOING, "Twilio still has the released number", null);
            }
        }
        reservations.fail(purchase.requiredNumberId(), purchase.id(), problem.detail());
        var detail = actual.isPresent() && !mayRelease
                ? problem.detail() + " The number was renamed at Twilio in between and stays in the account."
                : problem.detail();
        return new StepResult.Done(PurchaseState.FAILED, new Update(), detail);
    }
}
