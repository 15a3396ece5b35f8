package io.switchboard.provisioning.repair;

import java.util.Map;

import io.switchboard.change.audit.AuditActor;
import io.switchboard.change.audit.AuditTrail;
import io.switchboard.change.audit.AuditedChange;
import io.switchboard.events.audit.AuditEntry;
import io.switchboard.provisioning.records.NumberRecorder;
import io.switchboard.provisioning.webhooks.TextRouting;
import io.switchboard.twilio.TwilioAccount;
import io.switchboard.twilio.messagingservice.MessagingService;
import io.switchboard.web.TenantId;
import org.springframework.stereotype.Component;

/** Repairs the Messaging Services of an account that lose texts of managed numbers, and audits each change. */
@Component
class ServiceRepairer {

    private final TextRouting routing;
    private final NumberRecorder numbers;
    private final AuditTrail audit;

    ServiceRepairer(TextRouting routing, NumberRecorder numbers, AuditTrail audit) {
        this.routing = routing;
        this.numbers = numbers;
        this.audit = audit;
    }

    /**
     * Costs one list of services, and a list of numbers for each that loses texts.
     *
     * @return how many services were changed
     * @throws io.switchboard.twilio.failure.TwilioFailure when Twilio does not list them or does not make a change
     */
    public int repair(TwilioAccount twilio, TenantId tenant, AuditActor actor) {
        var repaired = routing.repair(twilio, sid -> numbers.takesTexts(twilio.sid(), sid));
        repaired.forEach(
                service -> audit.publish(actor, tenant, change(twilio, service), AuditEntry.Outcome.SUCCEEDED));
        return repaired.size();
    }

    private static AuditedChange change(TwilioAccount twilio, MessagingService before) {
        return new AuditedChange(
                "messaging-service.repaired",
                "accounts/%s/messaging-services/%s".formatted(twilio.sid(), before.sid()),
                Map.of("useInboundWebhookOnNumber", false),
                Map.of("useInboundWebhookOnNumber", true));
    }
}
