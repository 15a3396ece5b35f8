package io.switchboard.provisioning.comparison;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

import io.switchboard.provisioning.drift.AccountDrifts;
import io.switchboard.provisioning.lastwebhook.LastWebhooks;
import io.switchboard.provisioning.records.PhoneNumber;
import io.switchboard.provisioning.webhooks.WebhookPlanner;
import io.switchboard.twilio.TwilioAccount;
import io.switchboard.twilio.failure.TwilioRefused;
import io.switchboard.twilio.webhookrule.WebhookRules;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Finds out about a number's webhooks what is shown and never repaired. */
@Component
class WebhookSurroundings {

    private static final Logger log = LoggerFactory.getLogger(WebhookSurroundings.class);

    private final LastWebhooks received;
    private final WebhookPlanner webhooks;
    private final AccountDrifts drifts;

    WebhookSurroundings(LastWebhooks received, WebhookPlanner webhooks, AccountDrifts drifts) {
        this.received = received;
        this.webhooks = webhooks;
        this.drifts = drifts;
    }

    /** Returns the rules that concern one of the URLs; none for an account that may not use rules. */
    List<AppliedRule> rulesFor(TwilioAccount twilio, Collection<String> urls) {
        try {
            return new WebhookRules(twilio)
                    .list().stream()
                            .filter(rule -> urls.stream().anyMatch(rule::matches))
                            .map(AppliedRule::of)
                            .toList();
        } catch (TwilioRefused e) {
            log.atDebug().setCause(e).log("the account's webhook rules cannot be listed");
            return List.of();
        }
    }

    DebuggerWebhook debuggerOf(PhoneNumber number) {
        return DebuggerWebhook.of(webhooks.plainUrl("/debugger"), received.lastDebuggerEvent(number.accountSid()));
    }

    /** Returns about when the next pass over the number's account begins; null before the first one. */
    @Nullable
    Instant nextPassOver(PhoneNumber number) {
        return drifts.of(List.of(number.accountSid())).stream()
                .findFirst()
                .map(drift -> drift.nextAt())
                .orElse(null);
    }

    LastReceived lastReceived(PhoneNumber number) {
        var last = received.of(number.accountSid(), List.of(number.address())).stream()
                .findFirst();
        return new LastReceived(
                last.map(webhook -> webhook.textAt()).orElse(null),
                last.map(webhook -> webhook.callAt()).orElse(null),
                received.lastConversationsEvent(number.accountSid()));
    }
}
