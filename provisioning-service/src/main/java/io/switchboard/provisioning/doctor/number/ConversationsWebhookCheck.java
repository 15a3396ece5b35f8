package io.switchboard.provisioning.doctor.number;

import java.util.List;

import io.switchboard.provisioning.conversations.ConversationsPlanner;
import io.switchboard.provisioning.doctor.check.CheckFinding;
import io.switchboard.provisioning.doctor.check.CheckGroup;
import io.switchboard.provisioning.doctor.check.CheckName;
import io.switchboard.provisioning.doctor.check.DoctorCheck;
import io.switchboard.provisioning.doctor.check.ExaminedAccount;
import io.switchboard.twilio.conversation.ConversationsWebhook;

/** Checks that the events of Twilio Conversations reach Switchboard. */
record ConversationsWebhookCheck(ConversationsPlanner planner) implements DoctorCheck {

    private static final String REMEDY =
            "Repair the webhooks; with clearOverrides=true also a URL that leads elsewhere is replaced.";

    @Override
    public CheckName name() {
        return new CheckName("conversations-webhook", CheckGroup.NUMBERS, "Webhook of Twilio Conversations");
    }

    @Override
    public List<CheckFinding> run(ExaminedAccount account) {
        if (!planner.isManaged()) {
            return List.of();
        }
        return account.conversations().webhook().map(this::found).orElse(List.of());
    }

    private List<CheckFinding> found(ConversationsWebhook webhook) {
        var managedBy = planner.managedBy(webhook, false);
        if (managedBy != null) {
            return warning(
                    "Twilio Conversations reports to another address",
                    "Messages of Twilio Conversations do not reach you: %s leads elsewhere.".formatted(managedBy),
                    REMEDY);
        }
        if (webhook.postWebhookUrl().isEmpty()) {
            return ok("Twilio Conversations reports nowhere", "Its webhook has no URL yet; a repair sets it.");
        }
        var actual = ConversationsPlanner.actual(webhook);
        var isPlanned = planner.desired(webhook, false).entrySet().stream()
                .allMatch(field -> field.getValue().equals(actual.get(field.getKey())));
        return isPlanned
                ? ok("Twilio Conversations reports here", "Its webhook has the planned URL and events.")
                : warning(
                        "The webhook of Twilio Conversations is not as planned",
                        "Messages of Twilio Conversations may not reach you. Accounts that do not use it lose nothing.",
                        REMEDY);
    }
}
