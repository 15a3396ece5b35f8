package io.switchboard.provisioning.repair;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import io.switchboard.change.audit.AuditActor;
import io.switchboard.provisioning.accounts.RecordedAccount;
import io.switchboard.provisioning.conversations.AutoCreationRepairer;
import io.switchboard.provisioning.conversations.ConversationServiceRepairer;
import io.switchboard.provisioning.conversations.ConversationsRepairer;
import io.switchboard.provisioning.place.PlaceHistory;
import io.switchboard.provisioning.place.PlaceResult;
import io.switchboard.provisioning.sender.SenderRepairer;
import io.switchboard.twilio.TwilioAccount;
import io.switchboard.twilio.failure.TwilioFailure;
import org.springframework.stereotype.Component;

/**
 * Repairs the places of an account besides its numbers: Messaging Services, WhatsApp senders and Twilio Conversations, with
 * the services and addresses that the tenant's settings concern. Costs a request for each kind where nothing has drifted.
 */
@Component
public class AccountPlaces {

    private final ServiceRepairer services;
    private final SenderRepairer senders;
    private final ConversationsRepairer conversations;
    private final ConversationServiceRepairer conversationServices;
    private final AutoCreationRepairer autoCreation;
    private final PlaceHistory history;
    private final Clock clock;

    AccountPlaces(
            ServiceRepairer services,
            SenderRepairer senders,
            ConversationsRepairer conversations,
            ConversationServiceRepairer conversationServices,
            AutoCreationRepairer autoCreation,
            PlaceHistory history,
            Clock clock) {
        this.services = services;
        this.senders = senders;
        this.conversations = conversations;
        this.conversationServices = conversationServices;
        this.autoCreation = autoCreation;
        this.history = history;
        this.clock = clock;
    }

    /**
     * Repairs the places that have drifted. A kind that fails stops no other.
     *
     * @param done receives the results of all but Messaging Services
     * @return how many Messaging Services were changed
     * @throws TwilioFailure when Twilio does not list one kind; another pass continues
     */
    public int repair(TwilioAccount twilio, RecordedAccount account, AuditActor actor, Consumer<PlaceResult> done) {
        var begin = clock.instant();
        var failures = new ArrayList<TwilioFailure>();
        var changed = new AtomicInteger();
        attempt(() -> senders.repairAll(twilio, actor, done), failures);
        attempt(
                () -> conversations
                        .repair(twilio, account.tenantId(), actor, false)
                        .ifPresent(done),
                failures);
        attempt(() -> conversationServices.repairAll(twilio, account.tenantId(), actor, done), failures);
        attempt(() -> autoCreation.repairAll(twilio, account.tenantId(), actor, done), failures);
        if (failures.isEmpty()) {
            history.forgetFailuresBefore(account.accountSid(), begin);
        }
        attempt(() -> changed.set(services.repair(twilio, account.tenantId(), actor)), failures);
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
        return changed.get();
    }

    private static void attempt(Runnable work, List<TwilioFailure> failures) {
        try {
            work.run();
        } catch (TwilioFailure e) {
            failures.add(e);
        }
    }
}
