package io.switchboard.provisioning.conversations;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.switchboard.change.audit.AuditActor;
import io.switchboard.change.audit.AuditedChange;
import io.switchboard.mongo.lease.Leases;
import io.switchboard.provisioning.accounts.Accounts;
import io.switchboard.provisioning.intent.ChangeIntent;
import io.switchboard.provisioning.intent.ChangeIntents;
import io.switchboard.provisioning.intent.IntentSettler;
import io.switchboard.provisioning.records.NumberRecorder;
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
public class DoubledAddresses implements IntentSettler {

    private static final Logger log = LoggerFactory.getLogger(DoubledAddresses.class);

    /** The duration of an address's lease, longer than the request and the writes around it take. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    private static final String FIELD = "autoCreation";

    private final NumberRecorder numbers;
    private final Accounts accounts;
    private final Leases leases;
    private final ChangeIntents intents;

    public DoubledAddresses(NumberRecorder numbers, Accounts accounts, Leases leases, ChangeIntents intents) {
        this.numbers = numbers;
        this.accounts = accounts;
        this.leases = leases;
        this.intents = intents;
    }

    /** Returns the number's addresses, in any channel; none for an account that may not use Conversations. */
    public List<AutoCreation> of(TwilioAccount twilio, PhoneNumber number) {
        try {
            return list(twilio, number);
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
        for (var creation : of(twilio, number)) {
            var lease = "conversations-address|" + creation.sid();
            leases.runHolding(lease, LEASE, () -> end(twilio, number, creation, actor, lease));
        }
    }

    private void end(TwilioAccount twilio, PhoneNumber number, AutoCreation creation, AuditActor actor, String lease) {
        var change = new AuditedChange(
                "conversations-address.auto-creation-ended",
                "phone-numbers/%s/conversations-addresses/%s".formatted(number.id(), creation.sid()),
                Map.of(FIELD, true),
                Map.of(FIELD, false));
        var intent = intents.begin(this, new ChangeIntents.Plan(actor, number.tenantId(), number.id(), lease, change));
        intents.make(intent, () -> {
            new ConversationsConfiguration(twilio).endAutoCreation(creation.sid());
            return creation;
        });
    }

    @Override
    public String kind() {
        return "auto-creation-end";
    }

    @Override
    public void settle(ChangeIntent intent) {
        var number = numbers.withId(intent.subject()).orElseThrow();
        var twilio = accounts.connect(accounts.find(number.accountSid()).orElseThrow());
        var isMade = list(twilio, number).stream()
                .noneMatch(creation -> intent.target().endsWith("/" + creation.sid()));
        if (isMade) {
            intents.made(intent);
        } else {
            intents.failed(intent, "The change was interrupted or not answered, and Twilio does not show it.");
        }
    }

    private static List<AutoCreation> list(TwilioAccount twilio, PhoneNumber number) {
        try (var all = new AccountSetup(twilio).autoCreations()) {
            return all.filter(creation ->
                            creation.address().replaceFirst("^[a-z]+:", "").equals(number.address()))
                    .toList();
        }
    }
}
