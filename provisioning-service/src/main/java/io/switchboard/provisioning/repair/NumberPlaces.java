package io.switchboard.provisioning.repair;

import java.util.Optional;

import io.switchboard.change.audit.AuditActor;
import io.switchboard.provisioning.conversations.AutoCreationRepairer;
import io.switchboard.provisioning.conversations.ConversationServiceRepairer;
import io.switchboard.provisioning.conversations.ConversationsRepairer;
import io.switchboard.provisioning.conversations.DoubledAddresses;
import io.switchboard.provisioning.place.PlaceResult;
import io.switchboard.provisioning.records.PhoneNumber;
import io.switchboard.provisioning.sender.SenderRepairer;
import io.switchboard.twilio.TwilioAccount;
import io.switchboard.web.ApiProblem;
import org.springframework.stereotype.Component;

/** Repairs the places that decide where one number's webhooks go, besides the number itself, while a request waits. */
@Component
class NumberPlaces {

    private final ServiceRepairer services;
    private final SenderRepairer senders;
    private final ConversationsRepairer conversations;
    private final ConversationServiceRepairer conversationServices;
    private final AutoCreationRepairer autoCreation;
    private final DoubledAddresses addresses;

    NumberPlaces(
            ServiceRepairer services,
            SenderRepairer senders,
            ConversationsRepairer conversations,
            ConversationServiceRepairer conversationServices,
            AutoCreationRepairer autoCreation,
            DoubledAddresses addresses) {
        this.services = services;
        this.senders = senders;
        this.conversations = conversations;
        this.conversationServices = conversationServices;
        this.autoCreation = autoCreation;
        this.addresses = addresses;
    }

    /**
     * Repairs the places.
     *
     * @param isTakenOver whether a webhook of Conversations that leads elsewhere is replaced, and Conversations takes no
     *     messages of the number by itself any more
     * @throws ApiProblem when one of them differs after the repair, with the reason
     */
    void repair(TwilioAccount twilio, PhoneNumber number, boolean isTakenOver, AuditActor actor) {
        services.repair(twilio, number.tenantId(), actor);
        requireRepaired(senders.repairOf(twilio, number, actor));
        requireRepaired(conversations.repair(twilio, number.tenantId(), actor, isTakenOver));
        conversationServices.repairAll(twilio, number.tenantId(), actor, NumberPlaces::requireRepaired);
        autoCreation.repairOf(twilio, number, actor, NumberPlaces::requireRepaired);
        if (isTakenOver) {
            addresses.end(twilio, number, actor);
        }
    }

    private static void requireRepaired(Optional<PlaceResult> result) {
        result.ifPresent(NumberPlaces::requireRepaired);
    }

    private static void requireRepaired(PlaceResult repaired) {
        if (repaired.unanswered() != null) {
            throw repaired.unanswered();
        }
        if (repaired.problem() != null) {
            throw ApiProblem.conflict("webhooks-not-repaired", repaired.problem());
        }
    }
}
