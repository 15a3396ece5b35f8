package io.switchboard.conversation.status;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

import io.switchboard.conversation.sending.account.AccountAvailability;
import io.switchboard.conversation.sending.schedule.SendQueues;
import io.switchboard.directory.Account;
import io.switchboard.directory.KnownAccounts;
import io.switchboard.events.TopicNames;
import io.switchboard.web.TenantId;
import io.switchboard.web.status.PartCondition;
import org.springframework.stereotype.Component;

/** Determines from meters, Twilio's answers and the tenant's own queues whether a tenant's messages are sent. */
@Component
class SendConditions {

    private static final String EFFECT = "Messages are kept and go out in order.";

    private final ListenerConditions listeners;
    private final SendOutcomes outcomes;
    private final SendQueues queues;
    private final AccountAvailability availability;
    private final KnownAccounts directory;
    private final Clock clock;

    SendConditions(
            ListenerConditions listeners,
            SendOutcomes outcomes,
            SendQueues queues,
            AccountAvailability availability,
            KnownAccounts directory,
            Clock clock) {
        this.listeners = listeners;
        this.outcomes = outcomes;
        this.queues = queues;
        this.availability = availability;
        this.directory = directory;
        this.clock = clock;
    }

    PartCondition sending(TenantId tenant) {
        var accounts = directory.accounts().stream()
                .filter(account -> account.tenantId().equals(tenant.value()))
                .toList();
        return listeners
                .silentKafka("New messages cannot be taken.")
                .or(() -> refused(accounts))
                .or(() -> outcomes.failingSince()
                        .map(since -> PartCondition.failing(since, "Twilio does not answer. " + EFFECT)))
                .or(() -> overdue(accounts))
                .or(() -> listeners.late(TopicNames.OUTBOUND, EFFECT))
                .orElseGet(PartCondition::working);
    }

    /** One account that Twilio serves is enough to send. */
    private Optional<PartCondition> refused(List<Account> accounts) {
        var refusals = accounts.stream()
                .flatMap(account -> availability.refusalOf(account).stream())
                .toList();
        return refusals.isEmpty() || refusals.size() < accounts.size()
                ? Optional.empty()
                : Optional.of(PartCondition.failing(
                        refusals.getFirst().since(), refusals.getFirst().reason() + ". " + EFFECT));
    }

    private Optional<PartCondition> overdue(List<Account> accounts) {
        var sids = accounts.stream().map(Account::accountSid).toList();
        return queues.longestDue(sids, clock.instant().minus(ListenerConditions.NOTICEABLE))
                .map(due -> PartCondition.delayed(due, EFFECT));
    }
}
