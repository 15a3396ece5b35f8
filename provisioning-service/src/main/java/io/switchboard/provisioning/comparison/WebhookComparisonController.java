package io.switchboard.provisioning.comparison;

import io.switchboard.provisioning.numbers.PhoneNumberLookup;
import io.switchboard.provisioning.refusal.RefusalReason;
import io.switchboard.twilio.failure.TwilioRefused;
import io.switchboard.twilio.failure.TwilioUnavailable;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.TenantId;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Serves the comparison of a number's webhooks at Twilio with the desired ones. */
@RestController
@RequestMapping("/api/phone-numbers/webhooks")
class WebhookComparisonController {

    private final PhoneNumberLookup numbers;
    private final WebhookComparisons comparisons;

    WebhookComparisonController(PhoneNumberLookup numbers, WebhookComparisons comparisons) {
        this.numbers = numbers;
        this.comparisons = comparisons;
    }

    @GetMapping
    WebhookComparison webhooks(TenantId tenant, @RequestParam String phoneNumberId) {
        var number = numbers.find(tenant, phoneNumberId);
        try {
            return comparisons.compare(number).orElseThrow(PhoneNumberLookup::notFound);
        } catch (TwilioUnavailable e) {
            throw ApiProblem.unavailable("twilio-unavailable", "Twilio does not answer; it is safe to try again.", e);
        } catch (TwilioRefused e) {
            throw ApiProblem.badGateway("twilio-refused", RefusalReason.explain(e), e);
        }
    }
}
