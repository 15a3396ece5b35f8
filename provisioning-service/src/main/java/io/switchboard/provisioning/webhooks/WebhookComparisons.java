package io.switchboard.provisioning.webhooks;

import java.util.Optional;

import io.switchboard.provisioning.accounts.Accounts;
import io.switchboard.provisioning.records.PhoneNumber;
import org.springframework.stereotype.Component;

/** Compares a number's webhooks at Twilio, rather than as recorded, with its plan. */
@Component
public class WebhookComparisons {

    private final Accounts accounts;
    private final WebhookPlanner webhooks;

    WebhookComparisons(Accounts accounts, WebhookPlanner webhooks) {
        this.accounts = accounts;
        this.webhooks = webhooks;
    }

    /**
     * Reads the number from Twilio and compares it.
     *
     * @return empty when Twilio has no such number in the recorded account
     * @throws io.switchboard.twilio.failure.TwilioFailure when Twilio does not return the number
     */
    public Optional<WebhookComparison> compare(PhoneNumber number) {
        return accounts.find(number.accountSid())
                .flatMap(account -> Optional.ofNullable(number.sid())
                        .flatMap(sid -> accounts.connect(account).numbers().find(sid)))
                .map(actual -> WebhookComparison.of(number, webhooks.planFor(number, actual), actual.webhooks()));
    }
}
