package io.switchboard.provisioning.webhooks;

import java.util.Optional;

import io.switchboard.provisioning.accounts.Accounts;
import io.switchboard.provisioning.records.PhoneNumber;
import io.switchboard.twilio.TwilioAccount;
import org.springframework.stereotype.Component;

/** Compares a number's webhooks at Twilio, rather than as recorded, with its plan. */
@Component
public class WebhookComparisons {

    private final Accounts accounts;
    private final WebhookPlanner webhooks;
    private final WebhookHistory history;
    private final TextRouting routing;

    WebhookComparisons(Accounts accounts, WebhookPlanner webhooks, WebhookHistory history, TextRouting routing) {
        this.accounts = accounts;
        this.webhooks = webhooks;
        this.history = history;
        this.routing = routing;
    }

    /**
     * Reads the number from Twilio and compares it.
     *
     * @return empty when Twilio has no such number in the recorded account
     * @throws io.switchboard.twilio.failure.TwilioFailure when Twilio does not return the number
     */
    public Optional<WebhookComparison> compare(PhoneNumber number) {
        var sid = number.sid();
        return sid == null
                ? Optional.empty()
                : accounts.find(number.accountSid())
                        .map(accounts::connect)
                        .flatMap(twilio -> compare(number, twilio, sid));
    }

    private Optional<WebhookComparison> compare(PhoneNumber number, TwilioAccount twilio, String sid) {
        return twilio.numbers()
                .find(sid)
                .map(actual -> WebhookComparison.of(
                        number,
                        webhooks.planFor(number, actual),
                        actual.webhooks(),
                        history.of(number),
                        routing.serviceOf(twilio, sid).orElse(null)));
    }
}
