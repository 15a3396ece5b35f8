package io.switchboard.provisioning.doctor.check;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import io.switchboard.twilio.IncomingNumber;
import io.switchboard.twilio.TwilioAccount;
import io.switchboard.twilio.conversation.ConversationsConfiguration;
import io.switchboard.twilio.messagingservice.MessagingServices;
import io.switchboard.twilio.monitoring.AccountMonitor;
import io.switchboard.twilio.monitoring.AccountSetup;
import io.switchboard.twilio.monitoring.AccountState;
import io.switchboard.twilio.sender.WhatsappSenders;
import io.switchboard.twilio.usage.TwilioUsage;
import io.switchboard.twilio.webhookrule.WebhookRule;
import io.switchboard.twilio.webhookrule.WebhookRules;
import org.jspecify.annotations.Nullable;

/** Offers the checks of one run what they read of an account. Facts that several checks need are read once. */
public final class ExaminedAccount {

    private final TwilioAccount twilio;
    private final @Nullable TwilioAccount mainAccount;
    private final Clock clock;
    private final MemoizedRead<ReadState> state;
    private final MemoizedRead<List<ExaminedNumber>> numbers;

    /**
     * The account's state, with our time at which Twilio's answer had arrived.
     *
     * @param receivedAt by our clock
     */
    public record ReadState(AccountState account, Instant receivedAt) {}

    /**
     * Creates an account to examine; nothing is read yet.
     *
     * @param twilio the account, with its own credentials
     * @param mainAccount the account that pays for it; null where this one does
     * @param ours selects the numbers that are examined from those of the account
     */
    public ExaminedAccount(
            TwilioAccount twilio,
            @Nullable TwilioAccount mainAccount,
            Function<List<IncomingNumber>, List<ExaminedNumber>> ours,
            Clock clock) {
        this.twilio = twilio;
        this.mainAccount = mainAccount;
        this.clock = clock;
        this.state = new MemoizedRead<>(() -> new ReadState(monitor().state(), clock.instant()));
        this.numbers =
                new MemoizedRead<>(() -> ours.apply(twilio.numbers().list().toList()));
    }

    public String sid() {
        return twilio.sid();
    }

    public Instant now() {
        return clock.instant();
    }

    public AccountMonitor monitor() {
        return new AccountMonitor(twilio);
    }

    public MessagingServices messagingServices() {
        return new MessagingServices(twilio);
    }

    public WhatsappSenders whatsappSenders() {
        return new WhatsappSenders(twilio);
    }

    public ConversationsConfiguration conversations() {
        return new ConversationsConfiguration(twilio);
    }

    /** Reads the rules by which Twilio calls webhooks otherwise than their URLs say. */
    public List<WebhookRule> webhookRules() {
        return new WebhookRules(twilio).list();
    }

    public AccountSetup setup() {
        return new AccountSetup(twilio);
    }

    /** Returns the account that pays, where it is another one. Its facts are not all for this account's tenant. */
    public Optional<AccountMonitor> mainAccount() {
        return Optional.ofNullable(mainAccount).map(AccountMonitor::new);
    }

    /** Returns the usage of the account that pays, with that of all its subaccounts. */
    public TwilioUsage paidUsage() {
        return new TwilioUsage(mainAccount == null ? twilio : mainAccount);
    }

    /** Reads the account's state. */
    public ReadState state() {
        return state.get();
    }

    /** Reads the numbers that are examined. */
    public List<ExaminedNumber> numbers() {
        return numbers.get();
    }
}
