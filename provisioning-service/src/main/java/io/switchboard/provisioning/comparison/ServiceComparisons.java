package io.switchboard.provisioning.comparison;

import java.util.List;

import io.switchboard.provisioning.conversations.ConversationServiceRepairer;
import io.switchboard.provisioning.conversations.ConversationServices;
import io.switchboard.provisioning.conversations.ServicePlanner;
import io.switchboard.provisioning.place.PlaceHistory;
import io.switchboard.twilio.TwilioAccount;
import io.switchboard.web.TenantId;
import org.springframework.stereotype.Component;

/** Compares the webhooks of the Conversations Services that a tenant names, as they are at Twilio. */
@Component
class ServiceComparisons {

    private final ConversationServices services;
    private final ConversationServiceRepairer webhooks;
    private final ServicePlanner planner;
    private final PlaceHistory history;

    ServiceComparisons(
            ConversationServices services,
            ConversationServiceRepairer webhooks,
            ServicePlanner planner,
            PlaceHistory history) {
        this.services = services;
        this.webhooks = webhooks;
        this.planner = planner;
        this.history = history;
    }

    /** Compares those of the named services that the account has. */
    List<ServiceComparison> of(TwilioAccount twilio, TenantId tenant) {
        return services.namedIn(twilio, tenant).stream()
                .map(sid -> compare(twilio, sid))
                .toList();
    }

    /** Compares all named services, in the order in which the tenant names them. */
    List<ServiceComparison> of(TenantId tenant) {
        var located = services.located(tenant);
        return services.named(tenant).stream()
                .map(sid -> {
                    var twilio = located.get(sid);
                    return twilio == null ? ServiceComparison.notFound(sid) : compare(twilio, sid);
                })
                .toList();
    }

    private ServiceComparison compare(TwilioAccount twilio, String sid) {
        var known = history.of(ServicePlanner.keyOf(twilio.sid(), sid));
        return webhooks.webhookOf(twilio, sid)
                .map(webhook -> ServiceComparison.of(
                        sid,
                        twilio.sid(),
                        ComparedFields.of(planner.desired(webhook, known, true), ServicePlanner.actual(webhook), known),
                        ComparedFields.failing(known)))
                .orElseGet(() -> ServiceComparison.notFound(sid));
    }
}
