package io.switchboard.provisioning.conversations;

import java.util.List;
import java.util.Map;

import io.switchboard.change.audit.AuditActor;
import io.switchboard.change.audit.AuditTrail;
import io.switchboard.change.audit.AuditedChange;
import io.switchboard.events.audit.AuditEntry.Outcome;
import io.switchboard.provisioning.records.PhoneNumber;
import io.switchboard.twilio.TwilioAccount;
import io.switchboard.twilio.conversation.ConversationsConfiguration;
import io.switchboard.twilio.failure.TwilioRefused;
import io.switchboard.twilio.monitoring.AccountSetup;
import io.switchboard.twilio.monitoring.AutoCreation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Finds the addresses for which Twilio Conversations creates conversations by itself: messages to such a number arrive
 * twice, or by Conversations only. Ends that only when a caller asks for it.
 */
@Component
public class DoubledAddresses {

    private static final Logger log = LoggerFactory.getLogger(DoubledAddresses.class);

    private final AuditTrail audit;

    DoubledAddresses(AuditTrail audit) {
        this.audit = audit;
    }

    /** Returns the number's addresses, in any channel; none for an account that may not use Conversations. */
    public List<AutoCreation> of(TwilioAccount twilio, PhoneNumber number) {
        try (var all = new AccountSetup(twilio).autoCreations()) {
            return all.filter(creation ->
                            creation.address().replaceFirst("^[a-z]+:", "").equals(number.address()))
                    .toList();
        } catch (TwilioRefused e) {
            log.atDebug().setCause(e).log("the addresses of Conversations cannot be listed");
            return List.of();
        }
    }

    /**
     * Ends the creation of conversations for the number.
     *
     * @throws io.switchboard.twilio.failure.TwilioFailure when Twilio does not do it
     */
    public void end(TwilioAccount twilio, PhoneNumber number, AuditActor actor) {
        var configuration = new ConversationsConfiguration(twilio);
        for (var creation : of(twilio, number)) {
            configuration.endAutoCreation(creation.sid());
            var change = new AuditedChange(
                    "conversations-address.auto-creation-ended",
                    "phone-numbers/%s/conversations-addresses/%s".formatted(number.id(), creation.sid()),
                    Map.of("autoCreation", true),
                    Map.of("autoCreation", false));
            audit.publish(actor, number.tenantId(), change, Outcome.SUCCEEDED);
        }
    }
}
