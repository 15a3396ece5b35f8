package io.switchboard.provisioning.numbers;

import java.util.Optional;

import io.switchboard.provisioning.accounts.Accounts;
import io.switchboard.provisioning.records.PhoneNumber;
import io.switchboard.provisioning.webhooks.WebhookPlanner;
import io.switchboard.twilio.failure.TwilioRefused;
import io.switchboard.twilio.failure.TwilioUnavailable;
import org.springframework.stereotype.Component;

/** Compares a number's webhooks at Twilio, rather than as recorded, with its plan. */
@Component
class WebhookComparisons {

    private final Accounts accounts;
    private final WebhookPlanner webhooks;

    WebhookComparisons(Accounts accounts, WebhookPlanner webhooks) {
        this.accounts = accounts;
        this.webhooks = webhooks;
    }

    WebhookComparison compare(PhoneNumber number) {
        var account = accounts.find(number.accountSid()).orElseThrow(PhoneNumberProblems::notFound);
        try {
            var actual = Optional.ofNullable(number.sid())
                    .flatMap(sid -> accounts.connect(account).numbers().find(sid))
                    .orElseThrow(PhoneNumberProblems::notFound);
            return WebhookComparison.of(number, webhooks.planFor(actual), actual.webhooks());
        } catch (TwilioUnavailable e) {
            throw PhoneNumberProblems.twilioUnavailable(e);
        } catch (TwilioRefused e) {
            throw PhoneNumberProblems.twilioRefused(e);
        }
    }
}
