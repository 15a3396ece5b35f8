package io.switchboard.provisioning.doctor.number;

import java.util.List;
import java.util.stream.Collectors;

import io.switchboard.provisioning.doctor.check.CheckFinding;
import io.switchboard.provisioning.doctor.check.CheckGroup;
import io.switchboard.provisioning.doctor.check.CheckName;
import io.switchboard.provisioning.doctor.check.DoctorCheck;
import io.switchboard.provisioning.doctor.check.ExaminedAccount;
import io.switchboard.provisioning.webhooks.WebhookPlanner;
import io.switchboard.twilio.failure.TwilioRefused;
import io.switchboard.twilio.webhookrule.WebhookRule;

/** Checks that no Webhook Rule of Twilio changes how the webhooks are called. */
record WebhookRuleCheck(WebhookPlanner webhooks) implements DoctorCheck {

    private static final List<String> PATHS = List.of("/sms", "/whatsapp", "/status", "/voice", "/voice/status");

    @Override
    public CheckName name() {
        return new CheckName("webhook-rules", CheckGroup.NUMBERS, "Webhook Rules of Twilio");
    }

    @Override
    public List<CheckFinding> run(ExaminedAccount account) {
        try {
            return found(account.webhookRules().stream().filter(this::concerns).toList());
        } catch (TwilioRefused e) {
            // The account has no access to this API, so it has no rules.
            return found(List.of());
        }
    }

    private List<CheckFinding> found(List<WebhookRule> rules) {
        return rules.isEmpty()
                ? ok("No Webhook Rule concerns the webhooks", "Timeouts, retries and signatures are those of the URLs.")
                : warning(
                        "A Webhook Rule changes how your webhooks are called",
                        "The setting of %s takes precedence over the timeouts and retries of the URLs. If it signs with another key than the account's token, the webhooks are rejected."
                                .formatted(names(rules)),
                        "Look at the rule with Twilio's Webhooks configuration API, /v1/Webhooks/Rules, and let it spare the addresses of Switchboard.");
    }

    private boolean concerns(WebhookRule rule) {
        return PATHS.stream().map(webhooks::primaryUrl).anyMatch(rule::matches);
    }

    private static String names(List<WebhookRule> rules) {
        return rules.stream().limit(5).map(WebhookRule::id).collect(Collectors.joining(", "));
    }
}
