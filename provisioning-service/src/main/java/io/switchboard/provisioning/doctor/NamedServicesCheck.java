package io.switchboard.provisioning.doctor;

import java.util.List;

import io.switchboard.provisioning.conversations.ConversationServices;
import io.switchboard.provisioning.doctor.check.CheckFinding;
import io.switchboard.provisioning.doctor.check.CheckGroup;
import io.switchboard.provisioning.doctor.check.CheckState;
import io.switchboard.twilio.failure.TwilioFailure;
import io.switchboard.web.TenantId;
import org.springframework.stereotype.Component;

/**
 * Checks that the Conversations Services which a tenant names in its settings are in one of its accounts. It concerns the
 * tenant rather than a single account.
 */
@Component
class NamedServicesCheck {

    private static final String ID = "conversations-services";

    private final ConversationServices services;

    NamedServicesCheck(ConversationServices services) {
        this.services = services;
    }

    /** Returns one finding; none for a tenant that names no service. */
    List<CheckFinding> run(TenantId tenant) {
        var named = services.named(tenant);
        if (named.isEmpty()) {
            return List.of();
        }
        try {
            var located = services.located(tenant);
            var missing =
                    named.stream().filter(sid -> !located.containsKey(sid)).toList();
            return List.of(missing.isEmpty() ? ok() : warning(missing));
        } catch (TwilioFailure e) {
            return List.of(
                    finding(
                            CheckState.UNKNOWN,
                            "Conversations Services: not known",
                            "This could not be checked: %s.".formatted(e.getMessage()),
                            "Check again later. If it stays unknown, Twilio's status page (https://status.twilio.com) may tell why."));
        }
    }

    private static CheckFinding ok() {
        return finding(
                CheckState.OK,
                "The Conversations Services of the settings exist",
                "Each service that the settings name is in an account of this tenant.",
                "");
    }

    private static CheckFinding warning(List<String> missing) {
        return finding(
                CheckState.WARNING,
                "A Conversations Service of the settings is not found",
                "No account of this tenant has %s, so the events of its conversations do not arrive."
                        .formatted(String.join(", ", missing)),
                "Correct the SID in the settings, under Twilio Conversations, or take it off the list if the service was deleted.");
    }

    private static CheckFinding finding(CheckState state, String title, String detail, String remedy) {
        return new CheckFinding(ID, CheckGroup.ACCOUNT, state, title, detail, remedy, null);
    }
}
