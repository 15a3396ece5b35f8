package io.switchboard.provisioning.conversations;

import java.util.Optional;

import io.switchboard.change.audit.AuditActor;
import io.switchboard.provisioning.accounts.Accounts;
import io.switchboard.provisioning.intent.ChangeIntent;
import io.switchboard.provisioning.intent.IntentSettler;
import io.switchboard.provisioning.place.PlaceHistory;
import io.switchboard.provisioning.place.PlaceRepairer;
import io.switchboard.provisioning.place.PlaceResult;
import io.switchboard.provisioning.place.WebhookPlace;
import io.switchboard.twilio.TwilioAccount;
import io.switchboard.twilio.conversation.ConversationsConfiguration;
import io.switchboard.twilio.conversation.ConversationsWebhook;
import io.switchboard.twilio.failure.TwilioRefused;
import io.switchboard.web.TenantId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Repairs the webhook of an account's Twilio Conversations. */
@Component
public class ConversationsRepairer implements IntentSettler {

    private static final Logger log = LoggerFactory.getLogger(ConversationsRepairer.class);

    private final ConversationsPlanner planner;
    private final Accounts accounts;
    private final PlaceHistory history;
    private final PlaceRepairer repairer;

    public ConversationsRepairer(
            ConversationsPlanner planner, Accounts accounts, PlaceHistory history, PlaceRepairer repairer) {
        this.planner = planner;
        this.accounts = accounts;
        this.history = history;
        this.repairer = repairer;
    }

    /**
     * Costs one request where nothing has drifted.
     *
     * @param isTakenOver whether a URL that leads elsewhere is replaced
     * @return empty where nothing had drifted, or there is nothing to manage
     * @throws io.switchboard.twilio.failure.TwilioFailure when Twilio does not return the webhook
     */
    public Optional<PlaceResult> repair(TwilioAccount twilio, TenantId tenant, AuditActor actor, boolean isTakenOver) {
        if (!planner.isManaged()) {
            return Optional.empty();
        }
        var id = ConversationsPlanner.idOf(twilio.sid(), tenant);
        var repair = new PlaceRepairer.Repair(id, id.key(), this, actor);
        return place(twilio, tenant, isTakenOver)
                .filter(place -> !place.differences().isEmpty())
                .map(place -> repairer.repair(repair, () -> place(twilio, tenant, isTakenOver)));
    }

    /** Reads the webhook; none for an account that may not use Conversations. */
    public Optional<ConversationsWebhook> webhookOf(TwilioAccount twilio) {
        try {
            return new ConversationsConfiguration(twilio).webhook();
        } catch (TwilioRefused e) {
            log.atDebug().setCause(e).log("the account's webhook of Conversations cannot be read");
            return Optional.empty();
        }
    }

    @Override
    public String kind() {
        return "conversations-webhook-repair";
    }

    @Override
    public void settle(ChangeIntent intent) {
        var account = accounts.find(intent.subject()).orElseThrow();
        repairer.settle(intent, place(accounts.connect(account), account.tenantId(), false));
    }

    private Optional<WebhookPlace> place(TwilioAccount twilio, TenantId tenant, boolean isTakenOver) {
        var id = ConversationsPlanner.idOf(twilio.sid(), tenant);
        return webhookOf(twilio)
                .<WebhookPlace>map(webhook -> new ConversationsPlace(
                        id,
                        new ConversationsConfiguration(twilio),
                        webhook,
                        planner.desired(
                                webhook, isTakenOver || history.of(id.key()).isManaged())));
    }
}
