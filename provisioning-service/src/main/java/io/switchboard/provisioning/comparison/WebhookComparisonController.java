package io.switchboard.provisioning.comparison;

import java.util.List;
import java.util.function.Supplier;

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

/** Serves the comparison of webhooks at Twilio with the desired ones. */
@RestController
@RequestMapping("/api/phone-numbers/webhooks")
class WebhookComparisonController {

    private final PhoneNumberLookup numbers;
    private final WebhookComparisons comparisons;
    private final ServiceComparisons services;

    WebhookComparisonController(
            PhoneNumberLookup numbers, WebhookComparisons comparisons, ServiceComparisons services) {
        this.numbers = numbers;
        this.comparisons = comparisons;
        this.services = services;
    }

    @GetMapping
    WebhookComparison webhooks(TenantId tenant, @RequestParam String phoneNumberId) {
        var number = numbers.find(tenant, phoneNumberId);
        return answered(() -> comparisons.compare(number).orElseThrow(PhoneNumberLookup::notFound));
    }

    /** Compares the Conversations Services that the tenant's settings name. */
    @GetMapping("/conversations-services")
    NamedServices services(TenantId tenant) {
        return new NamedServices(answered(() -> services.of(tenant)));
    }

    /** @param services in the order of the settings */
    record NamedServices(List<ServiceComparison> services) {}

    private static <T> T answered(Supplier<T> comparison) {
        try {
            return comparison.get();
        } catch (TwilioUnavailable e) {
            throw ApiProblem.unavailable("twilio-unavailable", "Twilio does not answer; it is safe to try again.", e);
        } catch (TwilioRefused e) {
            throw ApiProblem.badGateway("twilio-refused", RefusalReason.explain(e), e);
        }
    }
}
