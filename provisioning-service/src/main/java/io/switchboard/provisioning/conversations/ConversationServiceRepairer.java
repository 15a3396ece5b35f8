package io.switchboard.provisioning.conversations;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;

import io.switchboard.change.audit.AuditActor;
import io.switchboard.provisioning.accounts.Accounts;
import io.switchboard.provisioning.intent.ChangeIntent;
import io.switchboard.provisioning.intent.IntentSettler;
import io.switchboard.provisioning.place.PlaceHistory;
import io.switchboard.provisioning.place.PlaceRepairer;
import io.switchboard.provisioning.place.PlaceRepairer.Repair;
import io.switchboard.provisioning.place.PlaceResult;
import io.switchboard.provisioning.place.WebhookPlace;
import io.switchboard.provisioning.work.ParallelWork;
import io.switchboard.twilio.TwilioAccount;
import io.switchboard.twilio.conversation.ConversationsConfiguration;
import io.switchboard.twilio.conversation.ConversationsWebhook;
import io.switchboard.web.TenantId;

/**
 * Repairs the webhooks of the Conversations Services that a tenant names, and puts back those of services that it names no
 * longer. What is known of such a service is forgotten once it has what it had before.
 */
public class ConversationServiceRepairer implements IntentSettler {

    /** More than a tenant can name, with those that were named before. */
    private static final int MOST_KNOWN = 1000;

    private final ServicePlanner planner;
    private final ConversationServices services;
    private final Accounts accounts;
    private final PlaceHistory history;
    private final PlaceRepairer repairer;
    private final ParallelWork work;

    public ConversationServiceRepairer(
            ServicePlanner planner,
            ConversationServices services,
            Accounts accounts,
            PlaceHistory history,
            PlaceRepairer repairer,
            ParallelWork work) {
        this.planner = planner;
        this.services = services;
        this.accounts = accounts;
        this.history = history;
        this.repairer = repairer;
        this.work = work;
    }

    /**
     * Repairs the services of an account. Costs nothing where none is named or was; otherwise a list, and a request for each
     * service without drift.
     *
     * @param done receives the result of each that had drifted, on the caller's thread
     * @throws io.switchboard.twilio.failure.TwilioFailure when Twilio does not list the services
     */
    public void repairAll(TwilioAccount twilio, TenantId tenant, AuditActor actor, Consumer<PlaceResult> done) {
        if (!planner.isManaged()) {
            return;
        }
        var prefix = ServicePlanner.prefixOf(twilio.sid());
        var sids = new TreeSet<>(services.namedIn(twilio, tenant));
        history.page(prefix, prefix, MOST_KNOWN)
                .forEach(known -> sids.add(known.key().substring(prefix.length())));
        work.each(
                List.copyOf(sids),
                sid -> new Service(twilio, tenant, sid).repair(actor),
                result -> result.ifPresent(done));
    }

    /** Reads the webhook of a service; empty for a service that is not the account's. */
    public Optional<ConversationsWebhook> webhookOf(TwilioAccount twilio, String serviceSid) {
        return new ConversationsConfiguration(twilio).webhookOf(serviceSid);
    }

    @Override
    public String kind() {
        return "conversations-service-repair";
    }

    @Override
    public void settle(ChangeIntent intent) {
        var account = accounts.find(intent.subject()).orElseThrow();
        var sid = intent.target().substring(intent.target().lastIndexOf('/') + 1);
        repairer.settle(intent, new Service(accounts.connect(account), account.tenantId(), sid).place());
    }

    /** A service of an account. */
    private final class Service {

        private final TwilioAccount twilio;
        private final TenantId tenant;
        private final String sid;

        Service(TwilioAccount twilio, TenantId tenant, String sid) {
            this.twilio = twilio;
            this.tenant = tenant;
            this.sid = sid;
        }

        Optional<PlaceResult> repair(AuditActor actor) {
            var id = ServicePlanner.idOf(twilio.sid(), sid, tenant);
            var repair = new Repair(id, id.key(), ConversationServiceRepairer.this, actor);
            var result = repairer.repairIfDrifted(repair, this::place);
            if (!isNamed() && result.map(PlaceResult::isChanged).orElse(true)) {
                repairer.repair(repair, this::forgetIfPutBack);
            }
            return result;
        }

        /** Decides by the settings as they are now: since the pass began they may have changed. */
        Optional<WebhookPlace> place() {
            return webhookOf(twilio, sid).map(this::place);
        }

        private WebhookPlace place(ConversationsWebhook webhook) {
            var id = ServicePlanner.idOf(twilio.sid(), sid, tenant);
            var known = history.of(id.key());
            return new ServicePlace(
                    id,
                    new ConversationsConfiguration(twilio),
                    sid,
                    webhook,
                    planner.desired(webhook, known, isNamed()),
                    known.originals() != null && ConversationsPlanner.isOurs(webhook));
        }

        /** Runs under the service's lease, so that no other instance has just taken the service over again. */
        private Optional<WebhookPlace> forgetIfPutBack() {
            var place = place();
            if (!isNamed()
                    && place.map(WebhookPlace::differences)
                            .map(left -> left.isEmpty())
                            .orElse(true)) {
                history.forget(ServicePlanner.keyOf(twilio.sid(), sid));
                return Optional.empty();
            }
            return place;
        }

        private boolean isNamed() {
            return services.named(tenant).contains(sid);
        }
    }
}
