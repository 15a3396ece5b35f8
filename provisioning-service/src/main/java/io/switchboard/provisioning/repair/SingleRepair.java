package io.switchboard.provisioning.repair;

import java.util.Optional;

import io.switchboard.change.audit.AuditActor;
import io.switchboard.provisioning.accounts.Accounts;
import io.switchboard.provisioning.comparison.WebhookComparison;
import io.switchboard.provisioning.comparison.WebhookComparisons;
import io.switchboard.provisioning.numbers.PhoneNumberLookup;
import io.switchboard.provisioning.records.PhoneNumber;
import io.switchboard.provisioning.refusal.RefusalReason;
import io.switchboard.twilio.failure.TwilioRefused;
import io.switchboard.twilio.failure.TwilioUnavailable;
import io.switchboard.web.ApiProblem;
import org.springframework.stereotype.Component;

/** Repairs one number while a request waits. */
@Component
class SingleRepair {

    private final Accounts accounts;
    private final NumberRepairer repairer;
    private final NumberPlaces places;
    private final OverrideClearing overrides;
    private final WebhookComparisons comparisons;

    SingleRepair(
            Accounts accounts,
            NumberRepairer repairer,
            NumberPlaces places,
            OverrideClearing overrides,
            WebhookComparisons comparisons) {
        this.accounts = accounts;
        this.repairer = repairer;
        this.places = places;
        this.overrides = overrides;
        this.comparisons = comparisons;
    }

    /**
     * Repairs the number and compares it again.
     *
     * @throws ApiProblem when it differs after the repair, with the reason
     */
    WebhookComparison repair(PhoneNumber number, boolean clearOverrides, AuditActor actor) {
        try {
            var twilio =
                    accounts.find(number.accountSid()).map(accounts::connect).orElseThrow(PhoneNumberLookup::notFound);
            var actual = Optional.ofNullable(number.sid())
                    .flatMap(twilio.numbers()::find)
                    .orElseThrow(PhoneNumberLookup::notFound);
            var current = clearOverrides ? overrides.clear(twilio, number, actual, actor) : actual;
            requireRepaired(repairer.repair(twilio, new DriftedNumber(number, current), actor));
            places.repair(twilio, number, clearOverrides, actor);
            return comparisons.compare(number).orElseThrow(PhoneNumberLookup::notFound);
        } catch (TwilioUnavailable e) {
            throw ApiProblem.unavailable("twilio-unavailable", "Twilio does not answer; it is safe to try again.", e);
        } catch (TwilioRefused e) {
            throw ApiProblem.badGateway("twilio-refused", RefusalReason.explain(e), e);
        }
    }

    private static void requireRepaired(RepairResult result) {
        switch (result) {
            case RepairResult.Unanswered unanswered -> throw unanswered.reason();
            case RepairResult.Answered answered -> {
                var problem = answered.problem();
                if (problem != null) {
                    throw ApiProblem.conflict("webhooks-not-repaired", problem);
                }
            }
        }
    }
}
