package io.switchboard.provisioning.repair;

import java.time.Duration;
import java.util.Map;

import io.switchboard.change.audit.AuditActor;
import io.switchboard.change.audit.AuditedChange;
import io.switchboard.mongo.lease.Leases;
import io.switchboard.provisioning.accounts.Accounts;
import io.switchboard.provisioning.intent.ChangeIntent;
import io.switchboard.provisioning.intent.ChangeIntents;
import io.switchboard.provisioning.intent.IntentSettler;
import io.switchboard.provisioning.records.NumberRecorder;
import io.switchboard.provisioning.refusal.RefusalReason;
import io.switchboard.provisioning.webhooks.TextRouting;
import io.switchboard.twilio.TwilioAccount;
import io.switchboard.twilio.failure.TwilioRefused;
import io.switchboard.twilio.messagingservice.MessagingService;
import io.switchboard.web.TenantId;
import org.springframework.stereotype.Component;

/** Repairs the Messaging Services of an account that lose texts of managed numbers, and audits each change. */
@Component
class ServiceRepairer implements IntentSettler {

    /** The duration of a service's lease, longer than the request and the writes around it take. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    private static final String FIELD = "useInboundWebhookOnNumber";

    private final TextRouting routing;
    private final NumberRecorder numbers;
    private final Accounts accounts;
    private final Leases leases;
    private final ChangeIntents intents;

    ServiceRepairer(
            TextRouting routing, NumberRecorder numbers, Accounts accounts, Leases leases, ChangeIntents intents) {
        this.routing = routing;
        this.numbers = numbers;
        this.accounts = accounts;
        this.leases = leases;
        this.intents = intents;
    }

    /**
     * Costs one list of services, and a list of numbers for each that loses texts.
     *
     * @return how many services were changed
     * @throws io.switchboard.twilio.failure.TwilioFailure when Twilio does not list them or does not make a change
     */
    public int repair(TwilioAccount twilio, TenantId tenant, AuditActor actor) {
        var losing = routing.losing(twilio, sid -> numbers.takesTexts(twilio.sid(), sid));
        return (int) losing.stream()
                .filter(service -> {
                    var lease = "messaging-service|" + service.sid();
                    return leases.runHolding(lease, LEASE, () -> repair(twilio, tenant, actor, service, lease));
                })
                .count();
    }

    private void repair(
            TwilioAccount twilio, TenantId tenant, AuditActor actor, MessagingService service, String lease) {
        var change = new AuditedChange(
                "messaging-service.repaired",
                "accounts/%s/messaging-services/%s".formatted(twilio.sid(), service.sid()),
                Map.of(FIELD, false),
                Map.of(FIELD, true));
        var intent = intents.begin(this, new ChangeIntents.Plan(actor, tenant, twilio.sid(), lease, change));
        try {
            routing.useNumbersWebhooks(twilio, service);
            intents.made(intent);
        } catch (TwilioRefused e) {
            intents.failedUnlessRepeated(intent, RefusalReason.explain(e));
            throw e;
        }
    }

    @Override
    public String kind() {
        return "messaging-service-repair";
    }

    @Override
    public void settle(ChangeIntent intent) {
        var twilio = accounts.connect(accounts.find(intent.subject()).orElseThrow());
        var isMade = routing.list(twilio)
                .anyMatch(service -> intent.target().endsWith("/" + service.sid()) && !service.losesTexts());
        if (isMade) {
            intents.made(intent);
        } else {
            intents.failedUnlessRepeated(
                    intent, "The change was interrupted or not answered, and the service still loses texts.");
        }
    }
}
