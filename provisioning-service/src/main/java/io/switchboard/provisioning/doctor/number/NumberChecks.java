package io.switchboard.provisioning.doctor.number;

import java.util.List;

import io.switchboard.provisioning.conversations.ConversationsPlanner;
import io.switchboard.provisioning.doctor.check.DoctorCheck;
import io.switchboard.provisioning.sender.SenderPlanner;
import io.switchboard.provisioning.webhooks.WebhookPlanner;

/** Lists the checks of an account's numbers. */
public final class NumberChecks {

    private NumberChecks() {}

    public static List<DoctorCheck> all(WebhookPlanner webhooks) {
        return List.of(
                new CapabilityCheck(),
                new WebhookDriftCheck(webhooks),
                new TextRoutingCheck(),
                new VoiceRoutingCheck(),
                new MessagingServiceCheck(),
                new ConversationAddressCheck(),
                new ConversationsWebhookCheck(new ConversationsPlanner(webhooks)),
                new SenderCheck(new SenderPlanner(webhooks)),
                new WebhookRuleCheck(webhooks),
                new RegistrationCheck());
    }
}
